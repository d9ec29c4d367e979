import { escapeControl } from "../config/problems/show";

/** What means something to Markdown, to HTML, or to sites that make links of addresses, numbers and names. */
const special = /[\\`*_[\]#|<>~&@$]|:(?=\/\/)|(?<=www)\./gi;

/**
 * A text as Markdown shows it letter by letter, in one line: names come from elsewhere, and must neither break out of a
 * table nor become a link, a mention or a tag.
 */
export function markdownText(text: string): string {
  return escapeControl(text)
    .replace(/\s+/g, " ")
    .replace(special, (character) => `&#${character.charCodeAt(0)};`);
}

/** A table; headings and cells are texts, not Markdown. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(" | ")} |`;
  return [line(headings), `|${" --- |".repeat(headings.length)}`, ...rows.map(line)].join("\n");
}
