import { median } from "./median";

/** What was measured of one thing: each run, and the median of them. */
export interface Side {
  readonly name: string;
  readonly median: number;
  readonly runs: readonly number[];
}

/** One line of the table: a figure of ours, beside that of something else where there is such a thing. */
export interface Figure {
  readonly what: string;
  readonly unit: Unit;
  readonly ours: Side;
  readonly beside?: Side;
  /** The most that the figure, or its ratio to the one beside it, should be. */
  readonly target?: { readonly atMost: number; readonly of: "value" | "ratio" };
}

export type Unit = "s" | "ms" | "MB" | "kB" | "calls" | "files" | "entries" | "times";

/** `quick`: small sizes and few runs, for a look. `full`: large sizes and more runs, for figures to be quoted. */
export type Effort = "quick" | "usual" | "full";

/** How much is measured, and how. */
export interface MeasureOptions {
  readonly effort: Effort;
  /** How often each thing is run, where somebody asks for more or less than the benchmark's own number. */
  readonly rounds?: number;
  /** Tells what runs now. */
  say(text: string): void;
}

/** One benchmark: its figures are lines of the one table. */
export interface Benchmark {
  readonly name: string;
  /** What is measured beside what, in a sentence. */
  readonly about: string;
  /** Runs only where it is named: it takes minutes for what does not change from day to day. */
  readonly onlyByName?: boolean;
  measure(options: MeasureOptions): Promise<readonly Figure[]>;
}

/** Some runs under a name. */
export function side(name: string, runs: readonly number[]): Side {
  return { name, median: median(runs), runs };
}

/** Ours to theirs; less than 1 is less than theirs. */
export function ratio({ ours, beside }: Figure): number | undefined {
  return beside && ours.median / beside.median;
}

/** Whether a figure reaches its target; undefined where it has none. */
export function reaches(figure: Figure): boolean | undefined {
  const { target, ours } = figure;
  if (!target) return undefined;
  const value = target.of === "ratio" ? ratio(figure) : ours.median;
  return value !== undefined && value <= target.atMost;
}
