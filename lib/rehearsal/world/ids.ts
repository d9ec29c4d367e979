import { createHash } from "node:crypto";

const digest = (parts: readonly (string | number)[]) =>
  createHash("sha256").update(JSON.stringify(parts)).digest();

/** `length` hexadecimal digits that depend on the parts alone. */
export const hex = (length: number, ...parts: (string | number)[]) =>
  digest(parts).toString("hex").slice(0, length);

/** `length` lower-case letters and digits that depend on the parts alone. */
export const base36 = (length: number, ...parts: (string | number)[]) =>
  BigInt(`0x${digest(parts).toString("hex")}`)
    .toString(36)
    .padStart(length, "0")
    .slice(-length);

/** A UUID that depends on the parts alone. */
export function uuid(...parts: (string | number)[]): string {
  const d = digest(parts).toString("hex");
  return `${d.slice(0, 8)}-${d.slice(8, 12)}-4${d.slice(13, 16)}-a${d.slice(17, 20)}-${d.slice(20, 32)}`;
}
