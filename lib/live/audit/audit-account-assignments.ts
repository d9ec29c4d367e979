import type { Access } from "../../access/access";
import type { AccountAssignment } from "../../access/account-assignment";
import type { AuditedAssignment } from "../../access/audit-report";
import {
  assignmentKey,
  principalKey,
  type InstanceState,
  type LiveAccountAssignment,
  type LivePermissionSet,
} from "../instance";
import { givesAdministration } from "./administration";
import type { IgnoreCounter } from "./ignore-counter";
import type { AuditNames } from "./names";

/** The account assignments of the config and of AWS, each once. */
export function auditAccountAssignments(
  { accountAssignments, config }: Access,
  state: InstanceState,
  names: AuditNames,
  ignored: IgnoreCounter,
): readonly AuditedAssignment[] {
  const live = new Map(state.accountAssignments.map((row) => [assignmentKey(row), row]));
  const administrative = memo((set: LivePermissionSet) => givesAdministration(set, config));
  const planned = new Set<string>();
  const rows: AuditedAssignment[] = [];
  for (const row of accountAssignments) {
    const set = names.liveSet(row.permissionSet);
    const principalId = names.principalId(row.principalType, row.principal);
    const key =
      set && principalId !== undefined
        ? assignmentKey({ ...row, principalId, permissionSetArn: set.arn })
        : undefined;
    if (key !== undefined) planned.add(key);
    const held = key !== undefined && live.has(key);
    rows.push({
      ...withoutOrigin(row),
      // The config knows no name of an account that it names by id alone.
      accountName: row.accountName || names.account(row.accountId),
      entries: row.entries,
      state: held ? "in-sync" : "missing",
      administration: set !== undefined && administrative(set),
      notes: held ? [] : whyMissing(row, state, set, principalId),
    });
  }
  for (const [key, row] of live) {
    if (planned.has(key)) continue;
    const set = state.permissionSets.get(row.permissionSetArn);
    const permissionSet = set?.name ?? row.permissionSetArn;
    const found = { permissionSet, principal: names.principalInAws(row), accountId: row.accountId };
    if (!ignored.assignment(found)) rows.push(unmanaged(row, set, state, names, administrative));
  }
  return rows.sort(byRiskAndMeaning);
}

function withoutOrigin({
  principalType,
  principal,
  permissionSet,
  accountId,
  accountName,
}: AccountAssignment) {
  return { principalType, principal, permissionSet, accountId, accountName };
}

function unmanaged(
  row: LiveAccountAssignment,
  set: LivePermissionSet | undefined,
  state: InstanceState,
  names: AuditNames,
  administrative: (set: LivePermissionSet) => boolean,
): AuditedAssignment {
  const { principalType, principalId, accountId } = row;
  const gone = state.principals.get(principalKey(principalType, principalId))?.deleted === true;
  return {
    principalType,
    principal: names.principal(row),
    permissionSet: set ? names.permissionSet(set) : row.permissionSetArn,
    accountId,
    accountName: names.account(accountId),
    entries: [],
    state: "unmanaged",
    administration: set !== undefined && administrative(set),
    notes: [...(gone ? ["the principal was deleted"] : []), ...accountNotes(accountId, state)],
  };
}

function whyMissing(
  { accountId }: AccountAssignment,
  state: InstanceState,
  set: LivePermissionSet | undefined,
  principalId: string | undefined,
): readonly string[] {
  return [
    ...(principalId === undefined ? ["the identity store has no such principal"] : []),
    ...(set ? [] : ["AWS has no such permission set"]),
    ...accountNotes(accountId, state),
  ];
}

function accountNotes(accountId: string, { accounts }: InstanceState): readonly string[] {
  const account = accounts.get(accountId);
  if (account === undefined) return ["the account is not in the organization"];
  return account.state === "ACTIVE" ? [] : [`the account is ${account.state}`];
}

const stateOrder = { unmanaged: 0, missing: 1, "in-sync": 2 } as const;

/** What to look at first: access that nobody reviewed, and of it administration. */
function byRiskAndMeaning(a: AuditedAssignment, b: AuditedAssignment): number {
  return (
    stateOrder[a.state] - stateOrder[b.state] ||
    Number(b.administration) - Number(a.administration) ||
    compare(a.principalType, b.principalType) ||
    compare(a.principal, b.principal) ||
    compare(a.permissionSet, b.permissionSet) ||
    compare(a.accountId, b.accountId)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function memo<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as V;
  };
}
