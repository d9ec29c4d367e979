import type { AccountAssignment } from "../access/account-assignment";
import { escapeControl } from "../config/problems/show";

/** The columns of the matrix, by the names that people and programs rely on. */
export interface MatrixRow {
  readonly principalType: string;
  readonly principal: string;
  readonly permissionSet: string;
  readonly accountId: string;
  readonly accountName: string;
  /** Names of the assignment entries, joined by `;`. */
  readonly entry: string;
}

/** Account assignments as rows of the matrix. */
export function toMatrixRows(assignments: readonly AccountAssignment[]): MatrixRow[] {
  return assignments.map(({ principalType, principal, permissionSet, accountId, accountName, entries }) => ({
    principalType,
    principal,
    permissionSet,
    accountId,
    accountName,
    entry: entries.join(";"),
  }));
}

const headings: MatrixRow = {
  principalType: "TYPE",
  principal: "PRINCIPAL",
  permissionSet: "PERMISSION SET",
  accountId: "ACCOUNT ID",
  accountName: "ACCOUNT",
  entry: "ENTRY",
};

/** Rows as a table for the terminal: names first, columns aligned, nothing in it that could act on the terminal. */
export function formatMatrixTable(rows: readonly MatrixRow[]): string {
  const order = ["principalType", "principal", "permissionSet", "accountName", "accountId", "entry"] as const;
  const cells = [headings, ...rows].map((row) => order.map((column) => escapeControl(row[column])));
  const widths = order.map((_, index) => Math.max(...cells.map((line) => [...(line[index] ?? "")].length)));
  return cells
    .map((line) =>
      line
        .map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - [...cell].length))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
