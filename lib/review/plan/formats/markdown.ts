import { escapeControl } from "../../../config/problems/show";
import { markdownCode, markdownText } from "../../markdown";
import type { PolicyLine, Review } from "../review";
import { reviewDocument, type Section } from "./document";
import type { GroupBy } from "./group-access";
import type { Item, Span } from "./items";
import { count } from "./words";

/** How a review is written. */
export interface MarkdownOptions {
  /** @default principal */
  readonly by?: GroupBy;
  /**
   * The most characters. GitHub takes comments of 65,536, GitLab of more.
   * @default 64000
   */
  readonly limit?: number;
  /** Where the whole review is, for a text that had to be cut: a sentence or a URL. */
  readonly whole?: string;
}

const comfortableLimit = 64_000;

/** A policy's difference with more lines is folded away. */
const openLines = 60;

/**
 * A review as a comment of a pull request: long detail is folded, values from elsewhere are code or escaped text, and
 * the whole stays within the limit: what carries least risk is left out first, by whole items, and said.
 */
export function formatReviewMarkdown(
  review: Review,
  { by = "principal", limit = comfortableLimit, whole }: MarkdownOptions = {},
): string {
  const { summary, sections } = reviewDocument(review, by);
  const head = [
    "## Review of access",
    "",
    ...summary.flatMap((item, index) => (index === 0 ? [bold(item), ""] : lines(item, ""))),
  ];
  const blocks = sections.flatMap((section) => toBlocks(section));
  const total = blocks.length;
  const room =
    limit - length(head) - cutRoom(whole) - sections.reduce((sum, { title }) => sum + title.length + 8, 0);
  const chosen = choose(blocks, room);
  const body = sections.flatMap((section) => {
    const kept = blocks.filter((block) => block.section === section && chosen.has(block));
    return kept.length === 0
      ? []
      : ["", `### ${section.title}`, "", ...kept.flatMap((block) => chosen.get(block) ?? [])];
  });
  const left = total - chosen.size;
  const shortened = [...chosen].filter(([block, text]) => text !== block.full).length;
  return [
    ...head,
    ...body,
    ...(left + shortened > 0 ? ["", pointer(left, shortened, total, whole)] : []),
  ].join("\n");
}

interface Block {
  readonly section: Section;
  readonly rank: number;
  readonly full: readonly string[];
  /** Without what is folded away. */
  readonly short: readonly string[];
}

function toBlocks(section: Section): Block[] {
  return section.items.map(({ item, rank }) => {
    const full = lines(item, "");
    return { section, rank, full, short: hasDetail(item) ? lines(withoutDetail(item), "") : full };
  });
}

function hasDetail({ names, diff, items = [] }: Item): boolean {
  return names !== undefined || diff !== undefined || items.some(hasDetail);
}

function withoutDetail({ mark, text, flags, items = [] }: Item): Item {
  return { mark, text, flags, items: items.map(withoutDetail) };
}

/** The blocks that fit, by rank: each whole, or without its detail. What is left out leaves room for what is smaller. */
function choose(blocks: readonly Block[], limit: number): ReadonlyMap<Block, readonly string[]> {
  const chosen = new Map<Block, readonly string[]>();
  let room = limit;
  for (const block of [...blocks].sort((a, b) => a.rank - b.rank)) {
    const text = [block.full, block.short].find((candidate) => length(candidate) <= room);
    if (text === undefined) continue;
    chosen.set(block, text);
    room -= length(text);
  }
  return chosen;
}

function length(text: readonly string[]): number {
  return text.reduce((sum, line) => sum + line.length + 1, 0);
}

/** Characters that the pointer takes at most. */
function cutRoom(whole: string | undefined): number {
  return 400 + markdownText(whole ?? "").length;
}

function pointer(left: number, shortened: number, total: number, whole: string | undefined): string {
  const what = [
    ...(left > 0
      ? [`${left.toLocaleString("en-US")} of ${count(total, "item")} ${left === 1 ? "is" : "are"} left out`]
      : []),
    ...(shortened > 0
      ? [`${count(shortened, "item")} ${shortened === 1 ? "is" : "are"} shown without detail`]
      : []),
  ];
  const where = whole === undefined ? "`identity-center review` prints it in the terminal" : wholeText(whole);
  return `**This review is cut:** ${what.join(", ")}, those of least risk first. The whole: ${where}.`;
}

/** A plain URL may be a link; it was given by whoever runs the command. */
function wholeText(whole: string): string {
  return /^https:\/\/[\w.~:/?#@!$&'*+,;=%-]+$/.test(whole) ? `<${whole}>` : markdownText(whole);
}

function bold(item: Item): string {
  return `**${inline(item)}**`;
}

function inline({ mark, text, flags = [] }: Item): string {
  const flag = flags.length === 0 ? "" : ` — **! ${flags.join(", ")}**`;
  return `${mark === undefined ? "" : `\`${mark}\` `}${text.map(spanText).join("")}${flag}`;
}

function spanText(span: Span): string {
  if (typeof span === "string") return span;
  return "name" in span ? markdownCode(span.name) : markdownText(span.text);
}

function lines(item: Item, indent: string): string[] {
  const { items = [], names, diff } = item;
  const below = `${indent}  `;
  return [
    `${indent}- ${inline(item)}`,
    ...items.flatMap((child) => lines(child, below)),
    ...(names ? folded(names.title, [names.names.map(markdownCode).join(", ")], below) : []),
    ...(diff ? diffLines(diff, below) : []),
  ];
}

/** Folded away behind a title of our own words: Markdown is not read within `summary`. */
function folded(title: string, content: readonly string[], indent: string): string[] {
  return ["", `<details><summary>${title}</summary>`, "", ...content, "", "</details>", ""].map((line) =>
    line === "" ? "" : `${indent}${line}`,
  );
}

function diffLines(diff: readonly PolicyLine[], indent: string): string[] {
  const text = diff.map(({ mark, text }) =>
    mark === "…" ? `@@ ${text} @@` : `${mark}${escapeControl(text)}`,
  );
  const longest = text.reduce(
    (most, line) => Math.max(most, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)),
    2,
  );
  const fence = "`".repeat(longest + 1);
  const code = [`${fence}diff`, ...text, fence];
  if (diff.length > openLines) return folded(`the policy, ${count(diff.length, "line")}`, code, indent);
  return ["", ...code.map((line) => `${indent}${line}`), ""];
}
