import type { Access } from "../../access/access";
import type { AccountAssignment } from "../../access/account-assignment";
import type { HeldAssignment } from "./read-back";
import type { AccessSeed } from "./seed-from-access";

/** What was planned beside what the service holds. */
export interface Comparison {
  /** Planned, and held by the service. */
  readonly held: readonly AccountAssignment[];
  /** Planned, and not there. */
  readonly missing: readonly AccountAssignment[];
  /** There, and not planned. */
  readonly unplanned: readonly HeldAssignment[];
}

/** Compares account assignments by the service's names. Both sides are sets: the service holds each only once. */
export function compare(
  { config, accountAssignments }: Access,
  nameOf: AccessSeed["nameOf"],
  actual: readonly HeldAssignment[],
): Comparison {
  const left = new Map(actual.map((row) => [nameRow(row), row]));
  const held: AccountAssignment[] = [];
  const missing: AccountAssignment[] = [];
  for (const row of accountAssignments) {
    const name = nameRow({
      principalType: row.principalType,
      principal: nameOf(row.principalType, row.principal),
      permissionSet: config.permissionSets.get(row.permissionSet)?.name ?? row.permissionSet,
      accountId: row.accountId,
    });
    (left.delete(name) ? held : missing).push(row);
  }
  return { held, missing, unplanned: [...left.values()] };
}

function nameRow({ principalType, principal, permissionSet, accountId }: HeldAssignment): string {
  return JSON.stringify([principalType, principal, permissionSet, accountId]);
}
