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
  spec: AssignmentLeft,
  written: unknown,
  declared: DeclaredKeys,
  accounts: CheckedConfig["accounts"],
  report: Report,
): AssignmentEntryConfig {
  const path = ["assignments", key];
  const users = present(spec.users);
  const groups = present(spec.groups);
  checkPresence(written as Readonly<Record<string, unknown>>, path, report);
  checkKeys(spec.users, [...path, "users"], declared.users, "unknown-user", report);
  checkKeys(spec.groups, [...path, "groups"], declared.groups, "unknown-group", report);
  checkKeys(
    spec.permissionSets,
    [...path, "permissionSets"],
    declared.permissionSets,
    "unknown-permission-set",
    report,
  );
  const accountIds = (spec.accounts ?? []).map((target, index) =>
    target === undefined
      ? undefined
      : resolveAccount(target, [...path, "accounts", index], declared, accounts, report),
  );
  reportRepeats(spec.accounts, [...path, "accounts"], report);
  return { users, groups, permissionSets: present(spec.permissionSets), accountIds: present(accountIds) };
}

/** An entry, or what could be saved of one: then lists may be missing, and elements of theirs. */
type AssignmentLeft = { readonly [K in keyof AssignmentSpec]?: readonly (string | undefined)[] };

function present(keys: readonly (string | undefined)[] | undefined): string[] {
  return (keys ?? []).filter((key) => key !== undefined);
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

/** Checks that each key of a list is declared, and stands there once. */
export function checkKeys(
  keys: readonly (string | undefined)[] | undefined,
  path: ConfigPath,
  declared: readonly string[],
  code: "unknown-user" | "unknown-group" | "unknown-permission-set",
  report: Report,
): void {
  const known = new Set(declared);
  keys?.forEach((key, index) => {
    if (key !== undefined && !known.has(key)) report(code, [...path, index], { key, declared });
  });
  reportRepeats(keys, path, report);
}

function reportRepeats(
  keys: readonly (string | undefined)[] | undefined,
  path: ConfigPath,
  report: Report,
): void {
  const seen = new Set<string | undefined>();
  keys?.forEach((key, index) => {
    if (key !== undefined && seen.has(key)) report("listed-twice", [...path, index], { key });
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
