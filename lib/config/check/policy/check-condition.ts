import type { ConfigPath } from "../../problems/problem";
import { isMap } from "./json-map";
import type { PolicyReport } from "./policy-report";

/** Source: IAM user guide, "IAM JSON policy elements: Condition operators". */
const operators = [
  ...["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
  ...["StringLike", "StringNotLike"],
  ...["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals"],
  ...["NumericGreaterThan", "NumericGreaterThanEquals"],
  ...["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals"],
  ...["DateGreaterThan", "DateGreaterThanEquals"],
  ...["Bool", "BinaryEquals", "IpAddress", "NotIpAddress"],
  ...["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null"],
];

/** Every operator in each of its forms: for any or all values of a key, and for a key that may be absent. */
const forms = ["", "ForAnyValue:", "ForAllValues:"].flatMap((prefix) =>
  operators.flatMap((operator) => [`${prefix}${operator}`, `${prefix}${operator}IfExists`]),
);
const known = new Set(forms);

/** Checks the condition of a statement: operator, then condition key, then values. */
export function checkCondition(condition: unknown, path: ConfigPath, report: PolicyReport): void {
  if (!isMap(condition)) {
    return report("inline-policy-type", path, { value: condition, allowed: "a map of condition operators" });
  }
  for (const [operator, keys] of Object.entries(condition)) {
    const place = [...path, operator];
    if (!known.has(operator)) {
      report("inline-policy-operator", place, { key: operator, allowed: forms }, "key");
    } else if (!isMap(keys)) {
      report("inline-policy-type", place, { value: keys, allowed: "a map of condition keys" });
    } else {
      for (const [key, values] of Object.entries(keys)) checkValues(values, [...place, key], report);
    }
  }
}

function checkValues(value: unknown, path: ConfigPath, report: PolicyReport): void {
  const one = "a text, number, true or false";
  if (!Array.isArray(value) || value.length === 0) {
    if (!isScalar(value)) report("inline-policy-type", path, { value, allowed: `${one}, or a list of them` });
    return;
  }
  value.forEach((item: unknown, index) => {
    if (!isScalar(item)) report("inline-policy-type", [...path, index], { value: item, allowed: one });
  });
}

/** Quotes are optional for numbers and booleans. Source: IAM user guide, "Grammar of the IAM JSON policy language". */
function isScalar(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
