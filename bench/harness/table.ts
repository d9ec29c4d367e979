import { textTable } from "../../lib/review/text-table";
import { ratio, reaches, type Figure, type Side } from "./benchmark";
import type { Results } from "./results";

const headings = ["what", "ours", "beside", "ratio", "target", "reached", "runs"];

/** All figures as one table for the terminal. */
export function asText({ benchmarks }: Results): string {
  const rows = benchmarks.flatMap(({ name, figures }) =>
    figures.map((figure) => {
      const [what = "", ...cells] = cellsOf(figure);
      return [name, what, ...cells];
    }),
  );
  return `${textTable(["benchmark", ...headings], rows)}\n`;
}

/** The figures of one benchmark as a table in Markdown. */
export function asMarkdown(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = [headings, headings.map(() => "---"), ...figures.map(cellsOf)];
  return `${lines.map(line).join("\n")}\n`;
}

function cellsOf(figure: Figure): string[] {
  const { what, unit, ours, beside, target } = figure;
  const proportion = ratio(figure);
  const shown = (one: Side) => `${one.name} ${number(one.median)} ${unit}`;
  const limit = target?.of === "ratio" ? `ratio ${target.atMost}` : `${target?.atMost} ${unit}`;
  return [
    what,
    shown(ours),
    beside ? shown(beside) : "",
    proportion === undefined ? "" : proportion.toFixed(proportion < 0.1 ? 3 : 2),
    target ? `at most ${limit}` : "",
    { true: "yes", false: "no", undefined: "" }[String(reaches(figure))] ?? "",
    runsOf(figure),
  ];
}

/** How often; both numbers where they differ. */
function runsOf({ ours, beside }: Figure): string {
  const [one, other] = [ours.runs.length, beside?.runs.length ?? ours.runs.length];
  return one === other ? String(one) : `${one} and ${other}`;
}

/** Three digits that say something: 12,345, 123, 12.3, 1.23. */
function number(value: number): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
