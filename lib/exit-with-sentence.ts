import { ExpectedError } from "./config/problems/expected-error";

/**
 * The end of a program that failed, for `main().catch(exitWithSentence)`: prints what a person can mend as a
 * sentence, and of any other failure its stack, because that one is a fault of the program. The exit code is 1.
 */
export function exitWithSentence(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${error instanceof ExpectedError ? error.message : text}\n`);
  process.exitCode = 1;
}
