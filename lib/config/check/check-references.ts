import type { AssignmentEntryConfig, CheckedConfig } from "../checked-config";
import type { ConfigPath } from "../problems/problem";
import type { Report } from "../problems/report";
import type { AssignmentSpec } from "../schema";

/** The keys that the document declares, map by map, whether what stands under them is right or not. */
export interface DeclaredKeys {
  readonly accounts: readonly string[];
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly permissionSets: readonly string[];
}

/**
 * Checks the references of one assignment entry, and resolves accounts to their ids.
 * @param written the entry as it was written; `spec` is without the settings that have the wrong form
 */
export function checkAssignment(
  key: string,
  spec: AssignmentSpec,
  written: unknown,
  declared: DeclaredKeys,
  accounts: CheckedConfig["accounts"],
  report: Report,
): AssignmentEntryConfig {
  const path = ["assignments", key];
  const { users = [], groups = [], permissionSets, accounts: targets } = spec;
  checkPresence(written as Readonly<Record<string, unknown>>, path, report);
  checkKeys(users, [...path, "users"], declared.users, "unknown-user", report);
  checkKeys(groups, [...path, "groups"], declared.groups, "unknown-group", report);
  checkKeys(
    permissionSets,
    [...path, "permissionSets"],
    declared.permissionSets,
    "unknown-permission-set",
    report,
  );
  const accountIds = targets.map((target, index) =>
    resolveAccount(target, [...path, "accounts", index], declared, accounts, report),
  );
  reportRepeats(targets, [...path, "accounts"], report);
  return { users, groups, permissionSets, accountIds: accountIds.filter((id) => id !== undefined) };
}

function checkPresence(
  { users = [], groups = [], permissionSets, accounts }: Readonly<Record<string, unknown>>,
  path: ConfigPath,
  report: Report,
): void {
  if (isEmpty(users) && isEmpty(groups)) report("no-principals", path, {}, "key");
  if (isEmpty(permissionSets))
    report("empty-list", [...path, "permissionSets"], { what: "permission set" }, "key");
  if (isEmpty(accounts)) report("empty-list", [...path, "accounts"], { what: "account" }, "key");
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function checkKeys(
  keys: readonly string[],
  path: ConfigPath,
  declared: readonly string[],
  code: "unknown-user" | "unknown-group" | "unknown-permission-set",
  report: Report,
): void {
  const known = new Set(declared);
  keys.forEach((key, index) => {
    if (!known.has(key)) report(code, [...path, index], { key, declared });
  });
  reportRepeats(keys, path, report);
}

function reportRepeats(keys: readonly string[], path: ConfigPath, report: Report): void {
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    if (seen.has(key)) report("listed-twice", [...path, index], { key });
    seen.add(key);
  });
}

function resolveAccount(
  target: string,
  path: ConfigPath,
  declared: DeclaredKeys,
  accounts: CheckedConfig["accounts"],
  report: Report,
): string | undefined {
  if (/^\d+$/.test(target)) {
    if (target.length === 12) return target;
    report("invalid-account-id", path, { value: target });
    return undefined;
  }
  const id = accounts.get(target);
  if (id === undefined && !declared.accounts.includes(target)) {
    report("unknown-account", path, { key: target, declared: declared.accounts });
  }
  return id;
}
