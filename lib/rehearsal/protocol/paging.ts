import { createHash } from "node:crypto";
import { invalid } from "./errors";
import type { Page, PageRequest } from "./operation";

/**
 * Cuts one page out of a list. The token holds where the next page starts and a digest of what is listed (`key`), so
 * that a token of another listing, or one that was made up, is refused.
 */
export function page<T>(
  items: readonly T[],
  key: object,
  { token, size, defaultSize }: PageRequest,
  maxPageSize = Infinity,
): Page<T> {
  const digest = createHash("sha256").update(JSON.stringify(key)).digest("base64url").slice(0, 16);
  const start = token ? startOf(token, digest) : 0;
  const end = start + Math.min(size ?? defaultSize, maxPageSize);
  const next = end < items.length ? Buffer.from(`${end}.${digest}`).toString("base64url") : undefined;
  return { items: items.slice(start, end), ...(next && { next }) };
}

function startOf(token: string, digest: string): number {
  const [start, of] = Buffer.from(token, "base64url").toString().split(".");
  if (of !== digest || !/^\d+$/.test(start ?? "")) throw invalid("Invalid pagination token.");
  return Number(start);
}
