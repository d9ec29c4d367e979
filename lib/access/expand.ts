import type { AssignmentEntryConfig, CheckedConfig } from "../config/checked-config";
import type { Report } from "../config/problems/report";
import type { AccountSelector } from "../organization/select-accounts";
import type { AccountAssignment, PrincipalType } from "./account-assignment";
import { daysLeft } from "./days-left";

type Row = Omit<AccountAssignment, "entries">;

/** Days before its last day in which an entry is pointed out. */
const notice = 14;

/**
 * The account assignments that a config means: principals × permission sets × accounts of every entry that has not
 * expired, the same one from two entries once with both as its origins. Sorted by what they are, so that the order of
 * a config says nothing.
 *
 * @param today the day in UTC, `2026-11-22`; without it nothing expires
 */
export function expand(
  config: CheckedConfig,
  selector: AccountSelector,
  today: string | undefined,
  report: Report,
): readonly AccountAssignment[] {
  const found = new Map<string, Row & { entries: Set<string> }>();
  for (const [entry, spec] of config.assignments) {
    // Also of an expired entry the targets are looked at: a mistake in it is one, whatever the day.
    const accountIds = selector.select(spec.accounts, spec.except, ["assignments", entry]);
    if (hasExpired(entry, spec, today, report)) continue;
    for (const row of rowsOf(spec, accountIds, selector)) {
      const name = JSON.stringify([row.principalType, row.principal, row.permissionSet, row.accountId]);
      const known = found.get(name);
      if (known) known.entries.add(entry);
      else found.set(name, { ...row, entries: new Set([entry]) });
    }
  }
  selector.reportInactive();
  return [...found.values()]
    .map((row) => ({ ...row, entries: [...row.entries].sort(compare) }))
    .sort(byMeaning);
}

function hasExpired(
  entry: string,
  { expires }: AssignmentEntryConfig,
  today: string | undefined,
  report: Report,
): boolean {
  if (expires === undefined || today === undefined) return false;
  const left = daysLeft(today, expires);
  const path = ["assignments", entry, "expires"];
  if (left < 0) report("expired", path, { day: expires });
  else if (left <= notice) report("expires-soon", path, { day: expires, left });
  return left < 0;
}

function* rowsOf(
  entry: AssignmentEntryConfig,
  accountIds: readonly string[],
  { nameOf }: AccountSelector,
): Generator<Row> {
  const principals: [PrincipalType, string][] = [
    ...entry.groups.map((key): [PrincipalType, string] => ["GROUP", key]),
    ...entry.users.map((key): [PrincipalType, string] => ["USER", key]),
  ];
  for (const [principalType, principal] of principals) {
    for (const permissionSet of entry.permissionSets) {
      for (const accountId of accountIds) {
        yield { principalType, principal, permissionSet, accountId, accountName: nameOf(accountId) };
      }
    }
  }
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
