import { isDeepStrictEqual } from "node:util";

/**
 * Whether a state's value is what AWS has. Terraform writes what is not there as null, an empty text or an empty list, as
 * it comes; no plan tells them apart.
 */
export function same(state: unknown, live: unknown): boolean {
  return isDeepStrictEqual(plain(state), plain(live));
}

/** The same for lists whose order has no meaning. */
export function sameItems(state: unknown, live: unknown): boolean {
  return same(inOrder(state), inOrder(live));
}

function inOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item) => JSON.stringify(sortedKeys(plain(item)))).sort();
}

/** Without what is empty, all the way down. */
function plain(value: unknown): unknown {
  if (value === null || value === "") return undefined;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  const entries = Object.entries(value as object)
    .map(([key, member]) => [key, plain(member)] as const)
    .filter(([, member]) => member !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function sortedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortedKeys);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sortedKeys(member)]),
  );
}

/**
 * Whether a policy in a state stays as it is when AWS has `live`: both mean the same, and the state's text is the one
 * that the AWS provider would write again (keys sorted, no white space, `<`, `>` and `&` escaped). More is equal to IAM;
 * what is not surely equal counts as different here.
 */
export function samePolicy(state: unknown, live: unknown): boolean {
  if (typeof state !== "string" || typeof live !== "string") return false;
  const [written, read] = [normalized(state), normalized(live)];
  return written !== undefined && written === state && written === read;
}

function normalized(json: string): string | undefined {
  try {
    return JSON.stringify(sortedKeys(JSON.parse(json))).replace(
      /[<>&\u2028\u2029]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  } catch {
    return undefined;
  }
}
