import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

/** The top of the repository. */
export const root = path.join(__dirname, "../../..");

/** The built command line, as `npm start` runs it. */
export const bin = path.join(root, "dist/lib/cli/bin.js");

/** What a command printed, and its exit code. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run a command. */
export interface CommandOptions {
  readonly cwd: string;
  /** Variables on top of the tests' own environment; undefined takes one away. */
  readonly env?: NodeJS.ProcessEnv;
  /** Called with the process, once it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs a command to its end; the event loop goes on, so a server in this process can answer it. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env, onStart }: CommandOptions,
): Promise<CommandResult> {
  const child = spawn(command, [...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  onStart?.(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...output }));
  });
}

/** Runs `identity-center`. */
export function identityCenter(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return run(process.execPath, [bin, ...args], options);
}
