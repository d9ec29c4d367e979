import type { AccountAssignment } from "../access/account-assignment";
import { csvRow, snakeCase } from "./csv";
import { markdownTable } from "./markdown";
import { textTable } from "./text-table";

/** A row of the matrix, by the names that people and programs rely on. */
export interface MatrixRow {
  readonly principalType: string;
  readonly principal: string;
  readonly permissionSet: string;
  readonly accountId: string;
  readonly accountName: string;
  /** Names of the assignment entries, joined by `;`. */
  readonly entry: string;
}

/** Columns in the order of CSV and JSON. */
const columns = ["principalType", "principal", "permissionSet", "accountId", "accountName", "entry"] as const;

/** What of a matrix is wanted; each is compared exactly, and what is left out lets everything pass. */
export interface MatrixFilter {
  /** Key of a user or a group. */
  readonly principal?: string;
  /** Key, name or id of an account. */
  readonly account?: string;
  /** Key of a permission set. */
  readonly permissionSet?: string;
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

/** The rows that a filter lets pass. */
export function filterMatrix<
  Row extends Pick<MatrixRow, "principal" | "permissionSet" | "accountId" | "accountName">,
>(rows: readonly Row[], { principal, account, permissionSet }: MatrixFilter): Row[] {
  return rows.filter(
    (row) =>
      (principal === undefined || row.principal === principal) &&
      (account === undefined || row.accountId === account || row.accountName === account) &&
      (permissionSet === undefined || row.permissionSet === permissionSet),
  );
}

/** Columns in the order in which people read them, with their headings. */
const headingOf = {
  principalType: "Type",
  principal: "Principal",
  permissionSet: "Permission set",
  accountName: "Account",
  accountId: "Account id",
  entry: "Entry",
} as const satisfies Record<keyof MatrixRow, string>;

const reading = Object.keys(headingOf) as (keyof MatrixRow)[];

/** Rows as a table for the terminal: columns aligned, nothing in it that could act on the terminal. */
export function formatMatrixTable(rows: readonly MatrixRow[]): string {
  return textTable(
    reading.map((column) => headingOf[column]),
    rows.map((row) => reading.map((column) => row[column])),
  );
}

/** Rows as CSV with a heading, columns in snake_case. */
export function formatMatrixCsv(rows: readonly MatrixRow[]): string {
  return [columns.map(snakeCase), ...rows.map((row) => columns.map((column) => row[column]))]
    .map(csvRow)
    .join("\n");
}

/** Rows as a JSON list. */
export function formatMatrixJson(rows: readonly MatrixRow[]): string {
  return JSON.stringify(rows, columns as unknown as string[], 2);
}

/** Rows as a Markdown table, in which every value is text. */
export function formatMatrixMarkdown(rows: readonly MatrixRow[]): string {
  return markdownTable(
    reading.map((column) => headingOf[column]),
    rows.map((row) => reading.map((column) => row[column])),
  );
}
