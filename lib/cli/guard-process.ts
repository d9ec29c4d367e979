import fs from "node:fs";
import type { Command } from "commander";

/**
 * Keeps what a config, or whoever reads the output, does to the process from looking like a result. A config in
 * TypeScript may print, end the process, wait for ever or leave a promise behind; a reader such as `head` may go.
 */
export function guardProcess(program: Command): void {
  let running = false;
  program.hook("preAction", () => void (running = true));
  program.hook("postAction", () => void (running = false));
  // Standard output is for the result alone: a config's own words must not get into JSON.
  console.log = console.info = console.debug = console.error;
  for (const stream of [process.stdout, process.stderr]) stream.on("error", onWriteError);
  const failed = (error: unknown) => {
    running = false;
    say(
      `Something went wrong beside the command, such as in a timer or a promise of the access config: ${reason(error)}`,
    );
    process.exit(1);
  };
  process.on("uncaughtException", failed);
  process.on("unhandledRejection", failed);
  process.on("exit", (code) => {
    if (!running || code !== 0) return;
    say(
      "The command ended before it was done: the access config ends the process, or waits for what never comes.",
    );
    process.exitCode = 1;
  });
}

/** A command goes on without its reader, so that none ends half-way: `| head` has seen what it wanted to. */
function onWriteError(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  say(`The output cannot be written: ${error.message}.`);
  process.exitCode = 1;
}

function reason(error: unknown): string {
  const [first = ""] = String(error instanceof Error ? error.message : error).split("\n");
  return first;
}

/** At the end of a process nothing but a write that waits gets through. */
function say(text: string): void {
  try {
    fs.writeSync(2, `${text}\n`);
  } catch {
    // Nobody listens.
  }
}
