import { createHash } from "node:crypto";
import { isToken } from "../config/tokens";
import type { AccountAssignment, PrincipalType } from "./account-assignment";

/** Hexadecimal digits of the hash: 48 bits keep 50,000 names apart but for one chance in 200,000. */
const hashLength = 12;
const longestPart = 48;

/**
 * The name of a Terraform resource, from what the resource means: readable parts, and a hash over all of them that
 * keeps two apart whatever characters were dropped. It depends on nothing else, so an entry can be moved, split or
 * reordered and no address changes.
 *
 * Letters, digits, `_` and `-` are what Terraform allows; the first part has to begin with a letter.
 */
export function address(...parts: readonly string[]): string {
  // JSON keeps the parts apart: "a_b" + "c" is not "a" + "b_c".
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, hashLength);
  return [...parts.map(readable).filter((part) => part !== ""), hash].join("_");
}

/** The name of a principal's data source or resource. */
export function principalAddress(principalType: PrincipalType, key: string): string {
  return address(principalType.toLowerCase(), key);
}

/** The name of a permission set's resource or data source. */
export function permissionSetAddress(key: string): string {
  return address("set", key);
}

/** A principal's name in maps and outputs: its type and its key. */
export function principalName(principalType: PrincipalType, key: string): string {
  return `${principalType} ${key}`;
}

/**
 * What stands for the account of an account assignment where it must not change from run to run: its id, or, where that
 * is known only at apply, its key, which cannot be taken for an id.
 */
export function accountIdentity({ accountId, accountName }: AccountAssignment): string {
  return isToken(accountId) ? accountName : accountId;
}

function readable(part: string): string {
  return part
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, longestPart);
}
