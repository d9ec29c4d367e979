import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "./places";
import { temporaryFolder } from "./temporary-folder";

/** What a run used up. */
export interface Usage {
  /** Seconds from start to end. */
  readonly wall: number;
  /** Seconds of CPU, user and system. */
  readonly cpu: number;
  /** The most memory that it had, in MB. */
  readonly megabytes: number;
}

/** How to run a script. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Exit codes that are no failure. @default [0] */
  readonly codes?: readonly number[];
}

/** Runs a script by Node.js and measures it. @throws {Error} with what it printed, where it fails */
export function runNode(args: readonly string[], options: RunOptions): Usage & { readonly stdout: string } {
  const { cwd, env, codes = [0] } = options;
  const file = path.join(temporaryFolder(), "usage.json");
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", path.join(root, "bench/harness/usage.js"), ...args],
    { cwd, env: { ...process.env, ...env, BENCH_USAGE: file }, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  const wall = (performance.now() - started) / 1000;
  if (status === null || !codes.includes(status)) throw new Error(`${args.join(" ")}: ${stderr || stdout}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
    fs.readFileSync(file, "utf8"),
  ) as NodeJS.ResourceUsage;
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, stdout };
}

/** Runs the built command line. */
export function runCommand(
  args: readonly string[],
  options: RunOptions,
): Usage & { readonly stdout: string } {
  return runNode([path.join(root, "dist/lib/cli/bin.js"), ...args], options);
}

/** Runs a TypeScript file as `npx jiti` does, without npx. */
export function runTypeScript(file: string, options: RunOptions): Usage & { readonly stdout: string } {
  return runNode([path.join(root, "node_modules/jiti/lib/jiti-cli.mjs"), path.join(root, file)], options);
}
