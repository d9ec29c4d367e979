import type { Benchmark, Effort, Figure } from "./benchmark";
import type { Machine } from "./machine";

/** What a run of benchmarks ends with: what `--json` prints, and `bench/results.json` keeps. */
export interface Results {
  readonly version: 1;
  /** The day. */
  readonly takenOn: string;
  readonly effort: Effort;
  readonly machine: Machine;
  readonly benchmarks: readonly (Pick<Benchmark, "name" | "about"> & {
    readonly figures: readonly Figure[];
  })[];
}
