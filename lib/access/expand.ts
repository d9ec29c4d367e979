import type { AssignmentEntryConfig, CheckedConfig } from "../config/checked-config";
import type { AccountAssignment, PrincipalType } from "./account-assignment";

type Row = Omit<AccountAssignment, "entries">;

/**
 * The account assignments that a config means: principals × permission sets × accounts of every entry, the same one
 * from two entries once with both as its origins. Sorted by what they are, so that the order of a config says nothing.
 */
export function expand(config: CheckedConfig): readonly AccountAssignment[] {
  const names = accountNames(config);
  const found = new Map<string, Row & { entries: Set<string> }>();
  for (const [entry, spec] of config.assignments) {
    for (const row of rowsOf(spec, names)) {
      const name = JSON.stringify([row.principalType, row.principal, row.permissionSet, row.accountId]);
      const known = found.get(name);
      if (known) known.entries.add(entry);
      else found.set(name, { ...row, entries: new Set([entry]) });
    }
  }
  return [...found.values()]
    .map((row) => ({ ...row, entries: [...row.entries].sort(compare) }))
    .sort(byMeaning);
}

function* rowsOf(entry: AssignmentEntryConfig, names: ReadonlyMap<string, string>): Generator<Row> {
  const principals: [PrincipalType, string][] = [
    ...entry.groups.map((key): [PrincipalType, string] => ["GROUP", key]),
    ...entry.users.map((key): [PrincipalType, string] => ["USER", key]),
  ];
  for (const [principalType, principal] of principals) {
    for (const permissionSet of entry.permissionSets) {
      for (const accountId of entry.accountIds) {
        yield { principalType, principal, permissionSet, accountId, accountName: names.get(accountId) ?? "" };
      }
    }
  }
}

function accountNames(config: CheckedConfig): ReadonlyMap<string, string> {
  return new Map([...config.accounts].map(([key, id]) => [id, key]));
}

function byMeaning(a: AccountAssignment, b: AccountAssignment): number {
  return (
    compare(a.principalType, b.principalType) ||
    compare(a.principal, b.principal) ||
    compare(a.permissionSet, b.permissionSet) ||
    compare(a.accountId, b.accountId)
  );
}

/** By code units: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
