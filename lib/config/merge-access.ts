import type { AccessConfig } from "./define-access";
import { ExpectedError } from "./problems/expected-error";
import { formatPath } from "./problems/problem";
import { mapSpecs } from "./schema";

/** A part of an access config: what one document of a folder holds. */
export type AccessPart = Partial<AccessConfig>;

/** All parts in one, with the keys of each. */
type Merged<Parts extends readonly AccessPart[]> = Parts extends readonly [
  infer First,
  ...infer Rest extends readonly AccessPart[],
]
  ? First & Merged<Rest>
  : unknown;

/**
 * Puts the parts of an access config together, map by map, as a folder of documents is. In
 * `defineAccess(mergeAccess(people, sets, teams))` the compiler still checks each reference, where the parts are
 * written `as const satisfies AccessPart`.
 * @throws {ExpectedError} where a key stands in two parts
 */
export function mergeAccess<const Parts extends readonly AccessPart[]>(...parts: Parts): Merged<Parts> {
  const merged = new Map<string, unknown>();
  for (const part of parts) {
    for (const [key, value] of Object.entries(part) as [string, object | undefined][]) {
      if (value !== undefined) merged.set(key, mergePart(key, merged.get(key), value));
    }
  }
  return Object.fromEntries(merged) as Merged<Parts>;
}

function mergePart(key: string, known: unknown, value: object): unknown {
  if (known === undefined) return value;
  if (!Object.hasOwn(mapSpecs, key)) throw twice([key]);
  const both = Object.keys(value).find((name) => Object.hasOwn(known as object, name));
  if (both !== undefined) throw twice([key, both]);
  return { ...known, ...value };
}

function twice(path: readonly string[]): ExpectedError {
  return new ExpectedError(
    `${formatPath(path)} stands in two parts of the access config; keep one of the two.`,
  );
}
