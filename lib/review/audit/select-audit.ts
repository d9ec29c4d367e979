import type { AssignmentState, AuditReport } from "../../access/audit-report";

/** What of an audit is wanted; each is compared exactly, and what is left out lets everything pass. */
export interface AuditFilter {
  /** Key of a user or a group, or its name in AWS where the config has no key for it. */
  readonly principal?: string | undefined;
  /** Key, name or id of an account. */
  readonly account?: string | undefined;
  /** Key of a permission set, or its name in AWS. */
  readonly permissionSet?: string | undefined;
  readonly state?: AssignmentState | undefined;
}

/**
 * The part of an audit that a filter lets pass. A question about a principal, an account or a state is one about
 * account assignments, so of the permission sets it keeps those that stand among them.
 */
export function filterAudit(report: AuditReport, filter: AuditFilter): AuditReport {
  const { principal, account, permissionSet, state } = filter;
  const accountAssignments = report.accountAssignments.filter(
    (row) =>
      (principal === undefined || row.principal === principal) &&
      (account === undefined || row.accountId === account || row.accountName === account) &&
      (state === undefined || row.state === state) &&
      (permissionSet === undefined ||
        row.permissionSet === permissionSet ||
        isNamed(report, row.permissionSet, permissionSet)),
  );
  const named = new Set(accountAssignments.map((row) => row.permissionSet));
  const aboutRows = principal !== undefined || account !== undefined || state !== undefined;
  const permissionSets = report.permissionSets.filter(
    (set) =>
      (permissionSet === undefined || set.permissionSet === permissionSet || set.name === permissionSet) &&
      (!aboutRows || named.has(set.permissionSet)),
  );
  return { ...report, accountAssignments, permissionSets, ...(state && { only: state }) };
}

function isNamed({ permissionSets }: AuditReport, key: string, name: string): boolean {
  return permissionSets.some((set) => set.permissionSet === key && set.name === name);
}
