import type { Found } from "./search";
import type { Cell, Table } from "./table";

/** Whether a list is grouped by account or by principal. */
export type ListLayout = "accounts" | "principals";

/** A line of a list: a heading for an account or a principal, or a cell below it. */
export type ListRow =
  | { readonly kind: "group"; readonly index: number; readonly cells: number }
  | { readonly kind: "cell"; readonly cell: Cell };

/** What was found as lines below headings, grouped by account or by principal. */
export function listRows(found: Found, layout: ListLayout): ListRow[] {
  const cells = layout === "accounts" ? found.cells : found.cellsByPrincipal;
  const groupOf = (cell: Cell) => (layout === "accounts" ? cell.account : cell.principal);
  const rows: ListRow[] = [];
  let from = 0;
  for (let to = 1; to <= cells.length; to += 1) {
    if (to < cells.length && groupOf(cells[to]!) === groupOf(cells[from]!)) continue;
    if (cells.length === 0) break;
    rows.push({ kind: "group", index: groupOf(cells[from]!), cells: to - from });
    for (let index = from; index < to; index += 1) rows.push({ kind: "cell", cell: cells[index]! });
    from = to;
  }
  return rows;
}

/** Most permission sets that a cell of the matrix names; the rest is a count. */
export const mostInCell = 4;

/** A row of the matrix. */
export interface MatrixRow {
  readonly account: number;
  /** By principal; what is missing has nothing in this account. */
  readonly cells: ReadonlyMap<number, Cell>;
  /** Lines that its fullest cell needs. */
  readonly lines: number;
}

/** What was found as a matrix: only accounts and principals that have something in it. */
export function matrixOf({ data }: Table, found: Found): { rows: MatrixRow[]; principals: number[] } {
  const rows: MatrixRow[] = [];
  const used = new Uint8Array(data.principals.length);
  let cells = new Map<number, Cell>();
  let lines = 1;
  found.cells.forEach((cell, index) => {
    cells.set(cell.principal, cell);
    used[cell.principal] = 1;
    lines = Math.max(lines, linesOf(cell, found.passes));
    if (found.cells[index + 1]?.account === cell.account) return;
    rows.push({ account: cell.account, cells, lines });
    cells = new Map();
    lines = 1;
  });
  return { rows, principals: [...used.keys()].filter((principal) => used[principal] === 1) };
}

/** Lines of a cell: a permission set each, up to the most, and one for how many more there are. */
function linesOf({ from, to }: Cell, passes: Uint8Array): number {
  let passing = 0;
  for (let index = from; index < to; index += 1) passing += passes[index]!;
  const shown = Math.min(passing, mostInCell);
  return shown < to - from ? shown + 1 : shown;
}
