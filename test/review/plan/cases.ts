import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { AccessConfig } from "../../../lib/config";

const folder = path.join(__dirname, "../../fixtures/review");

/** What is planned over `before`, one change each, by folder. */
export const reviewCases: readonly string[] = fs
  .readdirSync(folder)
  .filter((name) => name !== "before")
  .sort();

/** The folder of a case: `access.yaml` with its snapshot, `plan.json`, and the review in each format. */
export function caseFolder(name: string): string {
  return path.join(folder, name);
}

/** The config of a case. */
export function readCase(name: string): AccessConfig {
  return parse(fs.readFileSync(path.join(folder, name, "access.yaml"), "utf8")) as AccessConfig;
}

/** The plan of a case, as `terraform show -json` printed it but for `trimPlan`. */
export function readPlan(name: string): Buffer {
  return fs.readFileSync(path.join(folder, name, "plan.json"));
}

/** The review of a case that a person has read. `UPDATE_REVIEWS=1` lets tests write it, to be read again. */
export function expected(
  name: string,
  ending: "txt" | "by-account.txt" | "md" | "json",
  actual?: string,
): string {
  const file = path.join(folder, name, `review.${ending}`);
  if (process.env.UPDATE_REVIEWS && actual !== undefined) fs.writeFileSync(file, actual);
  return fs.readFileSync(file, "utf8");
}

type Json = Record<string, unknown>;

/** A plan without what says the same again: planned values, sensitivity, checks, and resources in the prior state. */
export function trimPlan(text: string): string {
  const plan = JSON.parse(text) as Json & { prior_state: { values: { root_module: { resources: Json[] } } } };
  const { root_module } = plan.prior_state.values;
  root_module.resources = root_module.resources.filter(({ mode }) => mode === "data");
  plan.planned_values = { root_module: {} };
  const json = JSON.stringify(plan, (key, value: unknown) => (dropped.has(key) ? undefined : value));
  // A line for each resource, so that a change of one can be seen.
  return `${json.replaceAll('{"address":', '\n{"address":')}\n`;
}

const dropped: ReadonlySet<string> = new Set([
  "before_sensitive",
  "after_sensitive",
  "sensitive_values",
  "resource_drift",
  "checks",
  "relevant_attributes",
  "timestamp",
]);
