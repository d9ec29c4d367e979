import { escapeControl } from "../config/problems/show";

/** Rows as a table for the terminal: columns aligned, nothing in it that could act on the terminal. */
export function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [
    headings.map((heading) => heading.toUpperCase()),
    ...rows.map((row) => row.map(escapeControl)),
  ];
  const widths = headings.map((_, index) =>
    cells.reduce((width, line) => Math.max(width, [...(line[index] ?? "")].length), 0),
  );
  return cells
    .map((line) =>
      line
        .map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - [...cell].length))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
