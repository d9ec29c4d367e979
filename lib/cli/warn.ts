import type { Problem } from "../config/problems/problem";
import { colorsFor } from "./terminal";

/** Prints what deserves a look beside a command's result. */
export async function warn(warnings: readonly Problem[]): Promise<void> {
  if (warnings.length === 0) return;
  const { formatProblems } = await import("../config/problems/format-problems");
  process.stderr.write(`${formatProblems(warnings, colorsFor(process.stderr))}\n`);
}
