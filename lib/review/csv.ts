/** Characters with which a spreadsheet begins a formula; a tab or a line break may stand before them. */
const formula = /^[\s]*[=+\-@]|^[\t\r\n]/;

/**
 * A row of CSV (RFC 4180, without its line break). A cell that a spreadsheet would run as a formula gets a leading `'`,
 * which shows it as text: names of accounts and people come from elsewhere.
 */
export function csvRow(cells: readonly string[]): string {
  return cells.map(csvCell).join(",");
}

function csvCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The heading of a column: `accountId` as `account_id`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
