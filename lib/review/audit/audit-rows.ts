import type { AuditedAssignment, AuditReport } from "../../access/audit-report";
import { csvRow, snakeCase } from "../csv";

/** A row of an audit, by the names that people and programs rely on: those of the matrix, and `state`. */
export interface AuditRow {
  readonly principalType: string;
  readonly principal: string;
  readonly permissionSet: string;
  readonly accountId: string;
  readonly accountName: string;
  /** Names of the assignment entries, joined by `;`. */
  readonly entry: string;
  readonly state: string;
}

/** Columns in the order of CSV and JSON. */
const columns = [
  "principalType",
  "principal",
  "permissionSet",
  "accountId",
  "accountName",
  "entry",
  "state",
] as const satisfies readonly (keyof AuditRow)[];

/** The account assignments of an audit as CSV with a heading, columns in snake_case. */
export function formatAuditCsv({ accountAssignments }: AuditReport): string {
  const rows = accountAssignments.map(toAuditRow);
  return [columns.map(snakeCase), ...rows.map((row) => columns.map((column) => row[column]))]
    .map(csvRow)
    .join("\n");
}

/** An audit as JSON: `accountAssignments` (the rows, `administration` and `notes`), `permissionSets` and `ignored`. */
export function formatAuditJson({ accountAssignments, permissionSets, ignored }: AuditReport): string {
  const rows = accountAssignments.map((row) => ({
    ...toAuditRow(row),
    administration: row.administration,
    notes: row.notes,
  }));
  return JSON.stringify({ accountAssignments: rows, permissionSets, ignored }, undefined, 2);
}

function toAuditRow(row: AuditedAssignment): AuditRow {
  const { principalType, principal, permissionSet, accountId, accountName, entries, state } = row;
  return { principalType, principal, permissionSet, accountId, accountName, entry: entries.join(";"), state };
}
