/** What of a keyboard's event says where to go. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Where the keyboard is in a grid: row -1 is the heading with the columns, column -1 the headings of the rows. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Rows of a page up or down, whatever the height of the window. */
const pageRows = 10;

/**
 * Where a key leads in a grid, within its bounds; undefined for another key.
 * Source: WAI-ARIA Authoring Practices, "Grid Pattern".
 */
export function nextPlace(
  key: Key,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | undefined {
  if (key.metaKey || key.altKey) return undefined;
  const last = { row: rows - 1, column: columns - 1 };
  const places: Readonly<Record<string, Place>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + pageRows, column },
    PageUp: { row: Math.max(0, row - pageRows), column },
    Home: { row: key.ctrlKey ? 0 : row, column: -1 },
    End: { row: key.ctrlKey ? last.row : row, column: last.column },
  };
  const place = places[key.key];
  if (!place) return undefined;
  const bounded = { row: within(place.row, -1, last.row), column: within(place.column, -1, last.column) };
  // The corner is nobody's heading.
  return bounded.row === -1 && bounded.column === -1 ? { row: -1, column: 0 } : bounded;
}

/** Where a key leads in a list or a tree, within its bounds; undefined for another key. */
export function nextRow(key: Key, row: number, rows: number): number | undefined {
  if (key.metaKey || key.altKey) return undefined;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + pageRows,
    PageUp: row - pageRows,
    Home: 0,
    End: rows - 1,
  };
  const place = places[key.key];
  return place === undefined ? undefined : within(place, 0, rows - 1);
}

function within(number: number, least: number, most: number): number {
  return Math.max(least, Math.min(number, most));
}
