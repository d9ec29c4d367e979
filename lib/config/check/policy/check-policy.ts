import type { ConfigPath } from "../../problems/problem";
import { checkStatement } from "./check-statement";
import { isMap, type JsonMap } from "./json-map";
import type { PolicyReport } from "./policy-report";

/** The elements of a policy. Source: IAM user guide, "IAM JSON policy element reference". */
const elements = ["Version", "Id", "Statement"];

const current = "2012-10-17";
const old = "2008-10-17";

const statementForm = "a statement { Effect, Action, Resource }";

/**
 * Checks an inline policy by the grammar of identity policies: what AWS would refuse is an error; what it would take, and
 * the writer hardly meant, is a warning.
 * @param policy a map with a Statement, as JSON has it
 */
export function checkPolicy(policy: JsonMap, report: PolicyReport): void {
  for (const key of Object.keys(policy)) {
    if (!elements.includes(key)) report("inline-policy-element", [key], { key, allowed: elements }, "key");
  }
  checkVersion(policy, report);
  if (Object.hasOwn(policy, "Id") && typeof policy.Id !== "string") {
    report("inline-policy-type", ["Id"], { value: policy.Id, allowed: "a text" });
  }
  checkStatements(policy.Statement, report);
}

function checkVersion(policy: JsonMap, report: PolicyReport): void {
  const value = policy.Version;
  if (!Object.hasOwn(policy, "Version")) report("inline-policy-old-version", [], {}, "key");
  else if (value === old) report("inline-policy-old-version", ["Version"], { value });
  else if (value !== current) report("inline-policy-version", ["Version"], { value });
}

function checkStatements(value: unknown, report: PolicyReport): void {
  const path: ConfigPath = ["Statement"];
  const sids = new Set<string>();
  if (isMap(value)) return checkStatement(value, path, sids, report);
  if (!Array.isArray(value) || value.length === 0) {
    return report("inline-policy-type", path, { value, allowed: `${statementForm}, or a list of them` });
  }
  value.forEach((statement: unknown, index) => {
    if (isMap(statement)) checkStatement(statement, [...path, index], sids, report);
    else report("inline-policy-type", [...path, index], { value: statement, allowed: statementForm });
  });
}
