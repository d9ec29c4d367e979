import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** Fields that are maps of items which stand alone, as the elements of a list do. */
const mapsOfItems = new Set<PropertyKey>(["tags"]);

/**
 * What is left of an item when the fields that do not fit its shape are taken out, so that one mistake does not hide
 * the next. Of a list only the wrong elements go: they become `undefined`, and the others keep their places.
 * Undefined where nothing is left.
 */
export function salvage(item: unknown, issues: readonly Issue[]): unknown {
  const left = issues.flatMap(pathsOf).reduce(without, item);
  return left !== null && typeof left === "object" ? withPlainLists(left) : undefined;
}

/** zod copies the lists that it lets pass; these it did not, and a list can bring a `constructor` of its own. */
function withPlainLists(item: object): object {
  return Object.fromEntries(
    Object.entries(item).map(([field, value]) => [
      field,
      Array.isArray(value) ? Array.from(value as unknown[]) : (value as unknown),
    ]),
  );
}

function pathsOf(issue: Issue): readonly (readonly PropertyKey[])[] {
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

function without(item: unknown, [field, part]: readonly PropertyKey[]): unknown {
  if (field === undefined || item === null || typeof item !== "object") return undefined;
  const copy: Record<PropertyKey, unknown> = { ...item };
  const value = copy[field];
  // Without its name a permission set would be taken for another one.
  if (field === "name") copy.name = String(value);
  else if (Array.isArray(value) && part !== undefined) copy[field] = value.with(Number(part), undefined);
  else if (mapsOfItems.has(field) && part !== undefined) copy[field] = without(value, [part]);
  else delete copy[field];
  return copy;
}
