import type { Access } from "../../access/access";
import { ExpectedError } from "../../config/problems/expected-error";
import { show } from "../../config/problems/show";
import { comparePermissionSet } from "../audit/compare-permission-set";
import { assignmentKey, type InstanceState } from "../instance";
import type { Adoption } from "./adopt";
import { plannedRows, type Into } from "./known";
import { isAwsTag } from "./permission-set-spec";

/**
 * That a config, as it was read back, means exactly the account assignments that it was written for, and has the
 * permission sets of AWS. It is asked before anything is written: a mistake of ours must not take access away.
 * @param before the config that was adopted into; it keeps what it means
 * @throws {ExpectedError} where it does not
 */
export function checkAdoption(after: Into, state: InstanceState, adoption: Adoption, before?: Into): void {
  const planned = plannedRows(after, state);
  const known = before ? plannedRows(before, state) : new Map<string, never>();
  const wanted = new Set([...known.keys(), ...adoption.rows.map(assignmentKey)]);
  const lost = [...wanted].find((key) => !planned.has(key));
  if (lost !== undefined) throw fault(`the account assignment ${lost} is missing from it`);
  const added = [...planned].find(([key]) => !wanted.has(key));
  if (added) throw fault(`it gives what AWS does not have: ${brief(added[1])}`);
  const count = after.access.accountAssignments.length;
  const expected = (before?.access.accountAssignments.length ?? 0) + adoption.rows.length;
  if (count !== expected) throw fault(`it has ${count} account assignments in place of ${expected}`);
  checkPermissionSets(after.access, state, Object.keys(adoption.document.permissionSets ?? {}));
}

function checkPermissionSets({ config }: Access, state: InstanceState, adopted: readonly string[]): void {
  const live = new Map([...state.permissionSets.values()].map((set) => [set.name, set]));
  for (const key of adopted) {
    const set = config.permissionSets.get(key);
    const there = set && live.get(set.name);
    if (!set || !there) throw fault(`the permission set ${show(key)} is missing from it`);
    const [different] = comparePermissionSet(set, there, isAwsTag).filter(
      ({ part }) => !/^tag aws:/i.test(part),
    );
    if (different) throw fault(`${different.part} of the permission set ${show(key)} is another one`);
  }
}

function brief({ principal, permissionSet, accountId }: Access["accountAssignments"][number]): string {
  return `${principal}, ${permissionSet}, ${accountId}`;
}

function fault(what: string): ExpectedError {
  return new ExpectedError(
    `The access config that was made does not mean what AWS holds: ${what}. This is a fault of identity-center; nothing was written. Please report it.`,
  );
}
