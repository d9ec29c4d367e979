import { structuredPatch } from "diff";
import { isMap } from "../../../config/check/policy/json-map";
import type { PolicyDiff, PolicyLine } from "../review";

/** Unchanged lines that are kept around a change. */
const context = 3;

/**
 * The difference of two inline policies by lines, of the JSON that both mean: white space and the order of keys say
 * nothing. Undefined where both mean the same. Of what is sensitive, only that it changes.
 */
export function diffPolicies(
  before: string | undefined,
  after: string | undefined,
  sensitive = false,
): PolicyDiff | undefined {
  const [old, now] = [canonical(before), canonical(after)];
  if (old === now) return undefined;
  const change = old === "" ? "added" : now === "" ? "removed" : "changed";
  if (sensitive) return { change, sensitive, lines: [] };
  const { hunks } = structuredPatch("", "", old, now, "", "", { context });
  const lines: PolicyLine[] = [];
  let next = 1;
  for (const { oldStart, oldLines, lines: patch } of hunks) {
    if (oldStart > next) lines.push(leftOut(oldStart - next));
    lines.push(...patch.flatMap(toLine));
    next = oldStart + oldLines;
  }
  const rest = old === "" ? 0 : old.split("\n").length - next;
  if (rest > 0) lines.push(leftOut(rest));
  return { change, lines };
}

function toLine(line: string): PolicyLine[] {
  const mark = line[0];
  // A line `\ No newline at end of file` says nothing of the policy.
  return mark === "+" || mark === "-" || mark === " " ? [{ mark, text: line.slice(1) }] : [];
}

function leftOut(count: number): PolicyLine {
  return { mark: "…", text: `${count} unchanged line${count === 1 ? "" : "s"}` };
}

/** Keys in the order in which AWS documents them: a statement is read from what it allows to what on. */
const order = [
  "Version",
  "Id",
  "Statement",
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

/** Two spaces of indentation, keys in one order, a line break at the end; what is no JSON, as it stands there. */
function canonical(policy: string | undefined): string {
  if (policy === undefined) return "";
  try {
    return `${JSON.stringify(sorted(JSON.parse(policy)), undefined, 2)}\n`;
  } catch {
    return `${policy}\n`;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  const keys = Object.keys(value).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

function rank(key: string): number {
  const place = order.indexOf(key);
  return place < 0 ? order.length : place;
}
