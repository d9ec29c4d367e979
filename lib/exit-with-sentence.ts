import { AccessConfigError } from "./config/problems/problem";

/**
 * The end of a program that failed, for `main().catch(exitWithSentence)`: prints what is wrong with the access config
 * as sentences, and of any other failure its stack, because that one is a fault of the program. The exit code is 1.
 */
export function exitWithSentence(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${error instanceof AccessConfigError ? error.message : text}\n`);
  process.exitCode = 1;
}
