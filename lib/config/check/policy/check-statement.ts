import type { ConfigPath } from "../../problems/problem";
import { checkAction, checkResource } from "./check-action";
import { checkCondition } from "./check-condition";
import type { JsonMap } from "./json-map";
import type { PolicyReport } from "./policy-report";

/** The elements of a statement of an identity policy. Source: IAM user guide, "IAM JSON policy element reference". */
const elements = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
const principals = ["Principal", "NotPrincipal"];

/**
 * Checks one statement of an inline policy.
 * @param sids the Sids of the statements before it, to which its own is added
 */
export function checkStatement(
  statement: JsonMap,
  path: ConfigPath,
  sids: Set<string>,
  report: PolicyReport,
): void {
  for (const key of Object.keys(statement)) checkElement(key, [...path, key], report);
  checkSid(statement, [...path, "Sid"], sids, report);
  checkEffect(statement, [...path, "Effect"], report);
  checkPresence(statement, path, report);
  for (const key of ["Action", "NotAction"]) checkTexts(statement, key, path, checkAction, report);
  for (const key of ["Resource", "NotResource"]) checkTexts(statement, key, path, checkResource, report);
  if (Object.hasOwn(statement, "Condition")) {
    checkCondition(statement.Condition, [...path, "Condition"], report);
  }
}

function checkElement(key: string, path: ConfigPath, report: PolicyReport): void {
  if (principals.includes(key)) report("inline-policy-principal", path, { key }, "key");
  else if (!elements.includes(key)) report("inline-policy-element", path, { key, allowed: elements }, "key");
}

function checkSid(statement: JsonMap, path: ConfigPath, sids: Set<string>, report: PolicyReport): void {
  const value = statement.Sid;
  if (!Object.hasOwn(statement, "Sid") || value === "") return;
  if (typeof value !== "string") return report("inline-policy-type", path, { value, allowed: "a text" });
  if (!/^[A-Za-z0-9]*$/.test(value)) report("inline-policy-sid", path, { value });
  if (sids.has(value)) report("inline-policy-duplicate-sid", path, { value });
  sids.add(value);
}

function checkEffect(statement: JsonMap, path: ConfigPath, report: PolicyReport): void {
  const value = statement.Effect;
  if (!Object.hasOwn(statement, "Effect") || value === "Allow" || value === "Deny") return;
  report("inline-policy-effect", path, { value });
}

/** What a statement of an identity policy has to have, one of each. */
const needed = [["Effect"], ["Action", "NotAction"], ["Resource", "NotResource"]] as const;

function checkPresence(statement: JsonMap, path: ConfigPath, report: PolicyReport): void {
  const missing = needed.filter((names) => !isPresent(statement, names)).map((names) => names.join(" or "));
  if (missing.length > 0) report("inline-policy-missing", path, { missing }, "key");
  for (const [one, other] of needed) {
    const both = other && [one, other].every((name) => Object.hasOwn(statement, name));
    if (both) report("inline-policy-both", [...path, other], { one, other }, "key");
  }
}

/** Also where it is written as `effect` or `Actions`: that is reported as unknown, and says what was meant. */
function isPresent(statement: JsonMap, names: readonly string[]): boolean {
  const forms = names.flatMap((name) => [name.toLowerCase(), `${name.toLowerCase()}s`]);
  return Object.keys(statement).some((key) => forms.includes(key.toLowerCase()));
}

/** Checks the text, or each text of the list, under a key. */
function checkTexts(
  statement: JsonMap,
  key: string,
  path: ConfigPath,
  check: (text: string, path: ConfigPath, report: PolicyReport) => void,
  report: PolicyReport,
): void {
  if (!Object.hasOwn(statement, key)) return;
  const value = statement[key];
  const place = [...path, key];
  if (typeof value === "string") return check(value, place, report);
  if (!Array.isArray(value) || value.length === 0) {
    return report("inline-policy-type", place, { value, allowed: "a text, or a list of texts" });
  }
  value.forEach((text: unknown, index) => {
    if (typeof text === "string") check(text, [...place, index], report);
    else report("inline-policy-type", [...place, index], { value: text, allowed: "a text" });
  });
}
