import { spawn, type ChildProcess } from "node:child_process";
import readline from "node:readline";

/** What to run. */
export interface ProcessOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Run `command` by the shell, as cdktf does with the `app` of `cdktf.json`. */
  readonly shell?: boolean;
  /** Called with each line of standard output while the process runs. */
  readonly onLine?: (line: string) => void;
  /** Takes standard output as it comes, whatever its size, in place of `onLine` and the result's `stdout`. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Ends the process, and everything that it started, at once. */
  readonly signal?: AbortSignal;
  /** Asks the process, and it alone, to come to an end (SIGINT): terraform lets its state's lock go. */
  readonly interrupt?: AbortSignal;
}

/** How it ended. */
export interface ProcessResult {
  /** The exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** More of a process's output than this is dropped: it is for a person to read, or read by line as it comes. */
const keptCharacters = 4_000_000;

/**
 * Runs a process in a group of its own and waits for its end: so that Ctrl-C at the terminal reaches us alone, and we
 * end terraform together with the providers that it started.
 *
 * @throws the error of `spawn` where the command cannot be started
 */
export function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<ProcessResult> {
  const { cwd, env, shell = false, signal } = options;
  signal?.throwIfAborted();
  options.interrupt?.throwIfAborted();
  const child = spawn(command, [...args], {
    cwd,
    env,
    shell,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  readOutput(child, output, options);
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (output.stderr.length < keptCharacters) output.stderr += text;
  });
  return waitForEnd(child, options).then((code) => ({ code, ...output }));
}

function readOutput(
  { stdout }: ChildProcess,
  output: { stdout: string },
  { onLine, onOutput }: ProcessOptions,
): void {
  if (!stdout) return;
  if (onOutput) {
    stdout.on("data", onOutput);
    return;
  }
  readline.createInterface({ input: stdout }).on("line", (line) => {
    if (output.stdout.length < keptCharacters) output.stdout += `${line}\n`;
    onLine?.(line);
  });
}

function waitForEnd(
  child: ChildProcess,
  { signal, interrupt }: Pick<ProcessOptions, "signal" | "interrupt">,
): Promise<number | null> {
  const ask = () => void child.kill("SIGINT");
  interrupt?.addEventListener("abort", ask, { once: true });
  const kill = () => killGroup(child);
  // Should this process end first, for whatever reason, nothing stays behind.
  process.once("exit", kill);
  signal?.addEventListener("abort", kill, { once: true });
  return new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (signal?.aborted ? reject(signal.reason as Error) : resolve(code)));
  }).finally(() => {
    process.removeListener("exit", kill);
    signal?.removeEventListener("abort", kill);
    interrupt?.removeEventListener("abort", ask);
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
