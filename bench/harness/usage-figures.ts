import { side, type Figure } from "./benchmark";
import type { Usage } from "./run-node";

/** Runs of one thing. */
export interface Runs {
  readonly name: string;
  readonly runs: readonly Usage[];
}

const parts = [
  { part: "wall", label: "time", unit: "s" },
  { part: "cpu", label: "CPU time", unit: "s" },
  { part: "megabytes", label: "memory", unit: "MB" },
] as const;

/** Time, CPU time and memory of ours beside theirs, with the targets that there are. */
export function usageFigures(
  what: string,
  ours: Runs,
  beside?: Runs,
  targets: Readonly<Partial<Record<keyof Usage, Figure["target"]>>> = {},
): Figure[] {
  return parts.map(({ part, label, unit }) => {
    const of = ({ name, runs }: Runs) =>
      side(
        name,
        runs.map((run) => run[part]),
      );
    const target = targets[part];
    return {
      what: `${what}: ${label}`,
      unit,
      ours: of(ours),
      ...(beside && { beside: of(beside) }),
      ...(target && { target }),
    };
  });
}
