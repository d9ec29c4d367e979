import type { AssignmentEntryConfig, CheckedConfig } from "../config/checked-config";
import type { Report } from "../config/problems/report";
import type { AccountSelector } from "../organization/select-accounts";
import type { AccountAssignment, PrincipalType } from "./account-assignment";
import { accountIdentity } from "./address";
import { daysLeft } from "./days-left";

/** A row in the making: its entries still grow. */
type Row = Omit<AccountAssignment, "entries"> & { readonly entries: string[] };

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
  const found = new Map<string, Row>();
  for (const [entry, spec] of config.assignments) {
    // Also of an expired entry the targets are looked at: a mistake in it is one, whatever the day.
    const accountIds = selector.select(spec.accounts, spec.except, ["assignments", entry]);
    if (!hasExpired(entry, spec, today, report)) addRows(entry, spec, accountIds, selector, found);
  }
  selector.reportInactive();
  const rows = [...found.values()];
  for (const { entries } of rows) if (entries.length > 1) entries.sort(compare);
  return rows.sort(byMeaning);
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

/** Tens of thousands of rows come by here, so it makes nothing that it throws away. */
function addRows(
  entry: string,
  { groups, users, permissionSets }: AssignmentEntryConfig,
  accountIds: readonly string[],
  { nameOf }: AccountSelector,
  found: Map<string, Row>,
): void {
  const add = (principalType: PrincipalType, principal: string) => {
    for (const permissionSet of permissionSets) {
      for (const accountId of accountIds) {
        // Keys hold no control characters (check-document.ts), so these parts cannot run into each other.
        const name = `${principalType}\0${principal}\0${permissionSet}\0${accountId}`;
        const known = found.get(name);
        if (!known) {
          const accountName = nameOf(accountId);
          found.set(name, {
            principalType,
            principal,
            permissionSet,
            accountId,
            accountName,
            entries: [entry],
          });
        } else if (known.entries.at(-1) !== entry) known.entries.push(entry);
      }
    }
  };
  for (const key of groups) add("GROUP", key);
  for (const key of users) add("USER", key);
}

function byMeaning(a: AccountAssignment, b: AccountAssignment): number {
  return (
    compare(a.principalType, b.principalType) ||
    compare(a.principal, b.principal) ||
    compare(a.permissionSet, b.permissionSet) ||
    compare(accountIdentity(a), accountIdentity(b))
  );
}

/** By code units: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
