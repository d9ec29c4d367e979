import type { AuditedAssignment, AuditedPermissionSet, AuditReport } from "../../access/audit-report";
import { escapeControl } from "../../config/problems/show";
import { markdownTable, markdownText } from "../markdown";
import { textTable } from "../text-table";
import { describeDifference, policyLines } from "./differences";
import { summarizeAudit } from "./summary";

const headings = ["State", "Type", "Principal", "Permission set", "Account", "Account id", "Entry", "Notes"];

/** How much of an audit people want to read. */
export interface AuditReading {
  /** Rows that are in sync, too; else they are only counted. */
  readonly inSync?: boolean | undefined;
}

/** An audit for the terminal: counts, the account assignments that differ, the permission sets that differ. */
export function formatAuditTable(report: AuditReport, reading: AuditReading = {}): string {
  const { accountAssignments, permissionSets } = shown(report, reading);
  return [
    summarizeAudit(report).map(escapeControl).join("\n"),
    ...(accountAssignments.length > 0 ? [textTable(headings, accountAssignments.map(toCells))] : []),
    ...permissionSets.map(permissionSetText),
  ].join("\n\n");
}

/** An audit as Markdown, in which every value is text. */
export function formatAuditMarkdown(report: AuditReport, reading: AuditReading = {}): string {
  const { accountAssignments, permissionSets } = shown(report, reading);
  return [
    summarizeAudit(report)
      .map((line) => `- ${markdownText(line)}`)
      .join("\n"),
    ...(accountAssignments.length > 0
      ? ["### Account assignments", markdownTable(headings, accountAssignments.map(toCells))]
      : []),
    ...(permissionSets.length > 0
      ? ["### Permission sets", ...permissionSets.map(permissionSetMarkdown)]
      : []),
  ].join("\n\n");
}

function shown(report: AuditReport, { inSync = false }: AuditReading) {
  const isShown = ({ state }: { readonly state: string }) => inSync || state !== "in-sync";
  return {
    accountAssignments: report.accountAssignments.filter(isShown),
    permissionSets: report.permissionSets.filter(isShown),
  };
}

function toCells(row: AuditedAssignment): readonly string[] {
  return [
    row.state,
    row.principalType,
    row.principal,
    row.permissionSet,
    row.accountName,
    row.accountId,
    row.entries.join(";"),
    [...(row.administration ? ["administration"] : []), ...row.notes].join("; "),
  ];
}

function permissionSetText(set: AuditedPermissionSet): string {
  return [
    `${set.state}: the permission set ${escapeControl(nameOf(set))}`,
    ...set.differences.flatMap((difference) => [
      `  ${escapeControl(describeDifference(difference))}`,
      ...policyLines(difference).map((line) => `    ${escapeControl(line)}`),
    ]),
  ].join("\n");
}

function permissionSetMarkdown(set: AuditedPermissionSet): string {
  return [
    `**${set.state}**: ${markdownText(nameOf(set))}`,
    ...(set.differences.length > 0 ? [""] : []),
    ...set.differences.flatMap((difference) => {
      const lines = policyLines(difference);
      // A fence longer than any in the policy: it cannot be closed from within.
      const fence = "`".repeat(Math.max(3, ...lines.map(longestFence)) + 1);
      return [
        `- ${markdownText(describeDifference(difference))}`,
        ...(lines.length === 0
          ? []
          : ["", `  ${fence}diff`, ...lines.map((line) => `  ${escapeControl(line)}`), `  ${fence}`]),
      ];
    }),
  ].join("\n");
}

function longestFence(line: string): number {
  return Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
}

function nameOf({ permissionSet, name, administration }: AuditedPermissionSet): string {
  return `${permissionSet}${name === permissionSet ? "" : `, in AWS ${name}`}${administration ? " (gives administration)" : ""}`;
}
