import type { AssignmentEntryConfig } from "../checked-config";
import type { ConfigPath } from "../problems/problem";
import type { Report } from "../problems/report";
import type { AssignmentSpec } from "../schema";
import { checkTargets, type TargetsLeft } from "./check-targets";
import { checkDay } from "./check-day";
import { checkKeys, type DeclaredKeys } from "./declared-keys";

/** An entry, or what could be saved of one: then settings may be missing, and elements of lists. */
type AssignmentLeft = {
  readonly [K in "users" | "groups" | "permissionSets"]?: readonly (string | undefined)[];
} & { readonly [K in "accounts" | "except"]?: TargetsLeft } & Pick<AssignmentSpec, "expires" | "reason">;

/**
 * Checks the references of one assignment entry.
 * @param written the entry as it was written; `spec` is without the settings that have the wrong form
 */
export function checkAssignment(
  key: string,
  spec: AssignmentLeft,
  written: unknown,
  declared: DeclaredKeys,
  report: Report,
): AssignmentEntryConfig {
  const path = ["assignments", key];
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
  if (spec.expires !== undefined) checkDay(spec.expires, [...path, "expires"], report);
  return {
    users: present(spec.users),
    groups: present(spec.groups),
    permissionSets: present(spec.permissionSets),
    accounts: checkTargets(spec.accounts, [...path, "accounts"], declared, report),
    except: checkTargets(spec.except, [...path, "except"], declared, report),
    expires: spec.expires,
    reason: spec.reason,
  };
}

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
