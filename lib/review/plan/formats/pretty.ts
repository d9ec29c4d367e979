import pc from "picocolors";
import { escapeControl } from "../../../config/problems/show";
import type { PolicyLine, Review } from "../review";
import { reviewDocument } from "./document";
import type { GroupBy } from "./group-access";
import type { Item, Mark, Span } from "./items";

type Colors = ReturnType<typeof pc.createColors>;

/** How a review is printed. */
export interface PrettyOptions {
  /** @default principal */
  readonly by?: GroupBy;
  /** @default none, so that the text can go anywhere */
  readonly colors?: Colors;
}

/** Of a long list of names so many are printed, and the number of the rest. */
const namesShown = 20;

/** A review for the terminal. Nothing in it can act on the terminal; without colours it says the same. */
export function formatReviewPretty(
  review: Review,
  { by = "principal", colors = pc.createColors(false) }: PrettyOptions = {},
): string {
  const { summary, sections } = reviewDocument(review, by);
  const parts = sections.map(({ title, items }) => [
    "",
    colors.bold(title),
    ...items.flatMap(({ item }) => lines(item, "  ", colors)),
  ]);
  return [...summary.flatMap((item) => lines(item, "", colors)), ...parts.flat()].join("\n");
}

function lines(item: Item, indent: string, colors: Colors): string[] {
  const { mark, text, flags = [], items = [], names, diff = [] } = item;
  const paint = mark === undefined ? (plain: string) => plain : painter(mark, colors);
  const flag = flags.length === 0 ? "" : colors.yellow(`   ! ${flags.join(", ")}`);
  const below = `${indent}${mark === undefined ? "  " : "    "}`;
  return [
    `${indent}${mark === undefined ? "" : `${paint(mark)} `}${paint(text.map(plain).join(""))}${flag}`,
    ...(names ? [colors.dim(`${below}${shorten(names.names)}`)] : []),
    ...items.flatMap((child) => lines(child, below, colors)),
    ...diff.map((line) => `${below}${diffLine(line, colors)}`),
  ];
}

function plain(span: Span): string {
  if (typeof span === "string") return span;
  return oneLine("name" in span ? span.name : span.text);
}

/** A text from elsewhere in one line, unable to act on the terminal. */
function oneLine(text: string): string {
  return escapeControl(text.replace(/\s+/g, " "));
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, namesShown).map(oneLine).join(", ");
  return names.length > namesShown ? `${shown} and ${names.length - namesShown} more` : shown;
}

function diffLine({ mark, text }: PolicyLine, colors: Colors): string {
  const line = `${mark} ${escapeControl(text)}`;
  if (mark === "+") return colors.green(line);
  return mark === "-" ? colors.red(line) : colors.dim(line);
}

function painter(mark: Mark, colors: Colors): (text: string) => string {
  return { "+": colors.green, "-": colors.red, "↻": colors.yellow, "~": colors.cyan, "!": colors.yellow }[
    mark
  ];
}
