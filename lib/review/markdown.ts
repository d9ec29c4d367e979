import { escapeControl } from "../config/problems/show";

/** What means something to Markdown, to HTML, or to sites that make links of addresses, numbers and names. */
const special = /[\\`*_[\]#|<>~&@$]|:(?=\/\/)|(?<=www)\./gi;

/**
 * What sites link or notify in the finished page, where an escape is the character again: `@team`, `#1`, `!1`, `GH-1`.
 * A space of no width keeps them apart. Source: GitHub and GitLab replace these in the text of the HTML.
 */
const mention = /[@#!](?=\w)|GH-(?=\d)/gi;

/** What begins a list, a rule or the line below a heading, where a text begins a line. */
const listStart = /^( ?)([-+=])|^( ?\d+)([.)])/;

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/**
 * A text as Markdown shows it letter by letter, in one line: names come from elsewhere, and must neither break out of a
 * table nor become a link, a mention or a tag.
 */
export function markdownText(text: string): string {
  return escapeControl(text)
    .replace(/\s+/g, " ")
    .replace(mention, "$&\u200b")
    .replace(special, entity)
    .replace(listStart, (start) => start.slice(0, -1) + entity(start.slice(-1)))
    .replaceAll("\u200b", "&#8203;");
}

/**
 * A name as code: Markdown, tags, links and mentions mean nothing there. Not for tables, whose bars end a cell within
 * code, too.
 */
export function markdownCode(name: string): string {
  const text = escapeControl(name).replace(/\s+/g, " ").trim();
  if (text === "") return "(no name)";
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** A table; headings and cells are texts, not Markdown. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(" | ")} |`;
  return [line(headings), `|${" --- |".repeat(headings.length)}`, ...rows.map(line)].join("\n");
}
