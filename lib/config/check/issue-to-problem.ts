import type { z } from "zod";
import type { TextField } from "../limits";
import { codeOfTextField } from "../problems/problem-codes";
import type { Report } from "../problems/report";
import type { ConfigPath } from "../problems/problem";

type Issue = z.core.$ZodIssue;

/** Reports what zod found in the value at `base`: one problem per place and rule, in our words. */
export function reportIssues(
  issues: readonly Issue[],
  value: unknown,
  base: ConfigPath,
  report: Report,
): void {
  for (const issue of issues) reportIssue(issue, value, base, report);
}

function reportIssue(issue: Issue, value: unknown, base: ConfigPath, report: Report): void {
  const inner = issue.path as ConfigPath;
  const path = [...base, ...inner];
  const at = valueAt(value, inner);
  if (issue.code === "invalid_union") {
    const branch = likeliestBranch(issue.errors);
    if (branch)
      return branch.forEach((nested) => reportIssue(withPrefix(nested, inner), value, base, report));
  }
  if (issue.code === "unrecognized_keys") {
    const allowed = (splitOnce(issue.message)[1] ?? "").split(",");
    return issue.keys.forEach((key) => report("unknown-key", [...path, key], { key, allowed }, "key"));
  }
  const [kind, detail = ""] = splitOnce(issue.message);
  if (kind === "text") return reportText(detail as TextField, at, path, report);
  if (kind === "region") return report("invalid-region", path, { value: at as string });
  if (kind === "account" && Number.isInteger(at) && /^\d{1,12}$/.test(String(at))) {
    return report("unquoted-account-id", path, { value: at as number });
  }
  const last = path.at(-1);
  if (at === undefined && inner.length > 0 && typeof last === "string") {
    return report("missing-key", path.slice(0, -1), { key: last, allowed: detail }, "key");
  }
  report("wrong-type", path, { value: at, allowed: detail });
}

function reportText(field: TextField, value: unknown, path: ConfigPath, report: Report): void {
  const code = codeOfTextField[field];
  if (!code) throw new Error(`no problem code for the text field ${field}`);
  report(code as "invalid-description", path, { value: value as string });
}

/**
 * Of a union's failed branches, the one that the writer most likely meant: a branch whose own kind does not fit (a
 * string where a map was tried) is none, and fewer complaints are likelier.
 */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter(
    (issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === "invalid_type"),
  );
  return [...fitting].sort((a, b) => weight(atTop(a)) - weight(atTop(b)) || weight(a) - weight(b))[0];
}

/** What is wrong deep inside a branch speaks for it: its own key was there. */
function atTop(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ path }) => path.length <= 1);
}

/** A missing key weighs more than a superfluous one: `{ email, colour }` was meant as `{ email }`. */
function weight(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, issue) =>
      sum + (issue.code === "unrecognized_keys" ? issue.keys.length : issue.code === "invalid_type" ? 3 : 1),
    0,
  );
}

function withPrefix(issue: Issue, prefix: ConfigPath): Issue {
  return { ...issue, path: [...prefix, ...issue.path] };
}

function splitOnce(message: string): [string, string?] {
  const colon = message.indexOf(":");
  return colon < 0 ? [message] : [message.slice(0, colon), message.slice(colon + 1)];
}

function valueAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      at !== null && typeof at === "object" && Object.hasOwn(at, step)
        ? (at as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}
