import type { CheckedConfig, PermissionSetConfig } from "../config/checked-config";
import { isControlTowerName, sessionMinutes } from "../config/limits";
import type { Report } from "../config/problems/report";
import { administrationReasons } from "../config/check/policy/administration";
import { toMinutes } from "../config/check/session-duration";
import type { AccountSelector } from "../organization/select-accounts";
import type { Organization } from "../organization/organization";
import type { AccountAssignment } from "./account-assignment";
import { runRules } from "./own-rules";

/** What guardrails look at: the config, and what it expands to. */
export interface Guarded {
  readonly config: CheckedConfig;
  readonly accountAssignments: readonly AccountAssignment[];
  readonly organization: Organization | undefined;
  readonly selector: AccountSelector;
}

/**
 * Checks every guardrail against the account assignments, after expansion, so that no wildcard slips past. What breaks
 * one is reported at the entry that it comes from.
 */
export function checkGuardrails(guarded: Guarded, report: Report): void {
  const byEntry = rowsByEntry(guarded.accountAssignments);
  for (const [key, set] of guarded.config.permissionSets)
    checkPermissionSet(key, set, guarded, byEntry, report);
  checkDirectUsers(guarded, byEntry, report);
  checkManagementAccount(guarded, byEntry, report);
  runRules(guarded.config.guardrails.rules, guarded.accountAssignments, report);
}

type RowsByEntry = ReadonlyMap<string, readonly AccountAssignment[]>;

function rowsByEntry(rows: readonly AccountAssignment[]): RowsByEntry {
  const byEntry = new Map<string, AccountAssignment[]>();
  for (const row of rows) {
    for (const entry of row.entries) {
      const known = byEntry.get(entry);
      if (known) known.push(row);
      else byEntry.set(entry, [row]);
    }
  }
  return byEntry;
}

function checkPermissionSet(
  key: string,
  set: PermissionSetConfig,
  { selector, config }: Guarded,
  byEntry: RowsByEntry,
  report: Report,
): void {
  const allowed = set.onlyIn && selector.allow(set.onlyIn);
  const forbidden = set.neverIn && selector.cover(set.neverIn);
  const accounts = (rows: readonly AccountAssignment[]) =>
    unique(rows.map(({ accountId, accountName }) => accountName || accountId));
  for (const [entry, all] of byEntry) {
    const rows = all.filter(({ permissionSet }) => permissionSet === key);
    const outside = allowed ? rows.filter(({ accountId }) => !allowed.has(accountId)) : [];
    const inside = forbidden ? rows.filter(({ accountId }) => forbidden.has(accountId)) : [];
    const strangers = set.onlyFor
      ? rows.filter((row) => row.principalType === "USER" || !set.onlyFor?.includes(row.principal))
      : [];
    const path = ["assignments", entry];
    if (outside.length > 0)
      report("only-in", path, { permissionSet: key, accounts: accounts(outside) }, "key");
    if (inside.length > 0)
      report("never-in", path, { permissionSet: key, accounts: accounts(inside) }, "key");
    if (strangers.length > 0) {
      const principals = unique(strangers.map(({ principal }) => principal));
      report("only-for", path, { permissionSet: key, principals, allowed: set.onlyFor ?? [] }, "key");
    }
  }
  checkName(key, set, config, report);
  checkSession(key, set, config, report);
}

function checkName(
  key: string,
  { name, existing }: PermissionSetConfig,
  { administeredFrom }: CheckedConfig,
  report: Report,
): void {
  const owned = isControlTowerName(name);
  const path = ["permissionSets", key];
  if (owned && !existing) report("control-tower-name", path, { name }, "key");
  if (owned && existing && administeredFrom === "delegated-administrator") {
    report("used-in-management-account", path, { permissionSet: key }, "key");
  }
}

function checkSession(
  key: string,
  set: PermissionSetConfig,
  { guardrails }: CheckedConfig,
  report: Report,
): void {
  const most = guardrails.privilegedSession;
  // The session of a permission set that is owned elsewhere is not known here.
  if (most === undefined || set.existing) return;
  const reasons = privilegeOf(set);
  const minutes =
    set.sessionDuration === undefined ? sessionMinutes.default : (toMinutes(set.sessionDuration) ?? 0);
  if (reasons.length > 0 && minutes > most) {
    report(
      "privileged-session",
      ["permissionSets", key],
      { permissionSet: key, minutes, most, reasons },
      "key",
    );
  }
}

/** Why a permission set counts as privileged; empty where it does not. */
function privilegeOf(set: PermissionSetConfig): readonly string[] {
  if (set.privileged === false) return [];
  return set.privileged ? ["declared"] : administrationReasons(set);
}

function checkDirectUsers({ config: { guardrails } }: Guarded, byEntry: RowsByEntry, report: Report): void {
  if (guardrails.directUsers === "allow") return;
  for (const [entry, rows] of byEntry) {
    const users = unique(
      rows.filter(({ principalType }) => principalType === "USER").map(({ principal }) => principal),
    );
    const code = guardrails.directUsers === "deny" ? "direct-user" : "direct-user-warning";
    if (users.length > 0) report(code, ["assignments", entry], { users }, "key");
  }
}

function checkManagementAccount(
  { config, organization }: Guarded,
  byEntry: RowsByEntry,
  report: Report,
): void {
  const why = whyNoManagementAccount(config);
  if (why === undefined) return;
  if (!organization) {
    return report("needs-organization", why.path, { what: "which account is the management account" });
  }
  for (const [entry, rows] of byEntry) {
    const reached = rows.find(({ accountId }) => accountId === organization.managementAccountId);
    if (reached) {
      const account = reached.accountName || reached.accountId;
      report("management-account", ["assignments", entry], { account, why: why.reason }, "key");
    }
  }
}

function whyNoManagementAccount({ administeredFrom, guardrails }: CheckedConfig) {
  if (administeredFrom === "delegated-administrator") {
    return {
      path: ["identityCenter", "administeredFrom"],
      reason: "a delegated administrator cannot change access there",
    };
  }
  if (guardrails.managementAccount === "deny") {
    return { path: ["guardrails", "managementAccount"], reason: "guardrails.managementAccount denies it" };
  }
  return undefined;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
