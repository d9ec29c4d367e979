import type { PermissionSetConfig } from "../../config/checked-config";
import type { Report } from "../../config/problems/report";
import type { AccountAssignment } from "../account-assignment";
import type { Guardrail } from "./guardrail";

/** `onlyIn`, `neverIn` and `onlyFor` of a permission set: where it may be given, and to whom. */
export const permissionSetPlaces: Guardrail = (guarded, report) => {
  for (const [key, set] of guarded.config.permissionSets) checkPlaces(key, set, guarded, report);
};

function checkPlaces(
  key: string,
  set: PermissionSetConfig,
  { selector, byEntry }: Parameters<Guardrail>[0],
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
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
