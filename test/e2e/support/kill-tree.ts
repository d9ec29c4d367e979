import { execFileSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";

/** Ends a process and everything that it started, in whatever group, as if the machine were switched off. */
export function killTree({ pid }: ChildProcess): void {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number]);
  const below = (parent: number): number[] =>
    rows.filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)]);
  if (pid !== undefined) for (const one of [pid, ...below(pid)]) kill(one);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
