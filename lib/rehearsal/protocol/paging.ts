import { createHash } from "node:crypto";
import { invalid } from "./errors";
import type { Page, PageRequest } from "./operation";

/** How pages differ from AWS's. */
interface Paging {
  readonly maxPageSize?: number;
  /** Puts an empty page before each. */
  readonly emptyPages?: boolean;
}

/**
 * Cuts one page out of a list. The token holds where the next page starts and a digest of what is listed (`key`), so
 * that a token of another listing, or one that was made up, is refused; after an empty page it says so.
 */
export function page<T>(
  items: readonly T[],
  key: object,
  { token, size, defaultSize }: PageRequest,
  { maxPageSize = Infinity, emptyPages = false }: Paging = {},
): Page<T> {
  const digest = createHash("sha256").update(JSON.stringify(key)).digest("base64url").slice(0, 16);
  const { start, afterEmpty } = token ? placeOf(token, digest) : { start: 0, afterEmpty: false };
  if (emptyPages && !afterEmpty) return { items: [], next: tokenOf(`${start}.${digest}.empty`) };
  const end = start + Math.min(size ?? defaultSize, maxPageSize);
  const next = end < items.length ? tokenOf(`${end}.${digest}`) : undefined;
  return { items: items.slice(start, end), ...(next && { next }) };
}

const tokenOf = (text: string) => Buffer.from(text).toString("base64url");

function placeOf(token: string, digest: string): { start: number; afterEmpty: boolean } {
  const [start, of, empty] = Buffer.from(token, "base64url").toString().split(".");
  if (of !== digest || !/^\d+$/.test(start ?? "")) throw invalid("Invalid pagination token.");
  return { start: Number(start), afterEmpty: empty === "empty" };
}
