import { isMap, toList, type JsonMap } from "./json-map";

/** Lists whose order says nothing, and which may be one text instead. */
const sets = new Set(["Action", "NotAction", "Resource", "NotResource"]);

/**
 * Whether two policies mean the same to IAM: white space, the order of keys and statements, one value and a list of
 * one, the order within a list and the case of actions say nothing. What is no JSON is compared as text.
 * Source: IAM user guide, "IAM JSON policy elements reference".
 */
export function isSamePolicy(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && meaning(a) === meaning(b));
}

function meaning(policy: string): string {
  let document: unknown;
  try {
    document = JSON.parse(policy);
  } catch {
    return policy;
  }
  if (!isMap(document)) return JSON.stringify(document);
  const { Version = "2008-10-17", Statement, ...rest } = document;
  const statements = toList(Statement).map(statementMeaning).sort();
  return stable({ ...rest, Version, Statement: statements });
}

function statementMeaning(statement: unknown): string {
  if (!isMap(statement)) return JSON.stringify(statement);
  return stable(
    Object.fromEntries(
      Object.entries(statement).map(([key, value]) => {
        if (sets.has(key)) return [key, textsOf(value, key.endsWith("Action"))];
        return [key, key === "Condition" ? conditionMeaning(value) : value];
      }),
    ),
  );
}

/** A repeated text adds nothing. */
function textsOf(value: unknown, anyCase: boolean): unknown[] {
  const texts = toList(value).map((text) =>
    anyCase && typeof text === "string" ? text.toLowerCase() : text,
  );
  return [...new Set(texts)].sort();
}

/** Operators, keys (whose case says nothing) and values; `true` and `"true"` are one. */
function conditionMeaning(condition: unknown): unknown {
  if (!isMap(condition)) return condition;
  return mapEntries(condition, (operator, keys) => [
    operator,
    isMap(keys)
      ? mapEntries(keys, (key, values) => [
          key.toLowerCase(),
          [...new Set(toList(values).map(String))].sort(),
        ])
      : keys,
  ]);
}

function mapEntries(
  map: JsonMap,
  change: (key: string, value: unknown) => readonly [string, unknown],
): JsonMap {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => change(key, value)));
}

/** JSON with the keys of every map sorted. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isMap(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
