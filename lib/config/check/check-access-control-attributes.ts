import { accessControlAttributesPerInstance } from "../limits";
import { explainText } from "../problems/codes/wording";
import type { Report } from "../problems/report";
import { accessControlAttributesSpec } from "../schema";
import { keysOf, type Document } from "./document";
import { reportIssues } from "./issue-to-problem";

/** Checks the attributes for access control against AWS's limits. */
export function checkAccessControlAttributes(
  document: Document,
  report: Report,
): ReadonlyMap<string, string> {
  const { accessControlAttributes: value } = document;
  if (value === undefined) return new Map();
  const path = ["accessControlAttributes"];
  const parsed = accessControlAttributesSpec.safeParse(value);
  if (!parsed.success) reportIssues(parsed.error.issues, value, path, report);
  const names = keysOf(value);
  for (const name of names) {
    if (explainText("accessControlAttributeKey", name)) {
      report("invalid-attribute-name", [...path, name], { value: name }, "key");
    }
  }
  if (names.length > accessControlAttributesPerInstance) {
    report("too-many-attributes", path, { count: names.length }, "key");
  }
  return new Map(Object.entries(parsed.data ?? {}));
}
