import { Option } from "commander";
import { ExpectedError } from "../config/problems/expected-error";
import { positiveNumber } from "./numbers";
import { interruptSignal } from "./terminal";

/**
 * `--calls-per-second`, the same for every command that reads a whole instance.
 * @param where words before its description: when it counts
 */
export function callsPerSecondOption(where = ""): Option {
  return new Option(
    "--calls-per-second <number>",
    `${where}how fast IAM Identity Center is asked (default: 20, what AWS allows to all callers together)`,
  ).argParser(positiveNumber);
}

/**
 * Runs what reads AWS for minutes and writes at its end. Ctrl-C, or a request to end, aborts its signal; then it ends
 * with a word and with 130, what shells have for an interruption.
 */
export async function interruptible(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const interrupted = new ExpectedError("Interrupted: nothing was written.");
  const interrupt = interruptSignal(interrupted);
  try {
    await run(interrupt.signal);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.stderr.write(`${interrupted.message}\n`);
    process.exitCode = 130;
  } finally {
    interrupt.release();
  }
}
