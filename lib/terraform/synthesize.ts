import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../config/problems/expected-error";
import { runProcess } from "./run-process";

/** How to synthesize an app. */
export interface SynthesizeOptions {
  /** The folder of `cdktf.json`. */
  readonly cwd: string;
  /** Where the stacks are written. */
  readonly outdir: string;
  readonly env: NodeJS.ProcessEnv;
  /** The command to run where `cwd` has no `cdktf.json`. */
  readonly fallbackApp: string;
  readonly signal?: AbortSignal;
}

/** One synthesized stack. */
export interface SynthesizedStack {
  readonly name: string;
  /** Full path of its `cdk.tf.json`. */
  readonly file: string;
}

/**
 * Runs the `app` of `cdktf.json`, as `cdktf synth` does, and lists what it wrote.
 * @throws {ExpectedError} where the app fails, with its own words
 */
export async function synthesize(options: SynthesizeOptions): Promise<readonly SynthesizedStack[]> {
  const { cwd, outdir, signal } = options;
  const app = readApp(cwd) ?? options.fallbackApp;
  // HCL output would hide the stack from those who read it as JSON.
  const env = { ...options.env, CDKTF_OUTDIR: outdir, SYNTH_HCL_OUTPUT: "false" };
  const result = await runProcess(app, [], { cwd, env, shell: true, signal });
  if (result.code !== 0)
    throw new ExpectedError(result.stderr.trim() || `The app (${app}) failed with exit code ${result.code}.`);
  return readStacks(outdir, app);
}

function readApp(cwd: string): string | undefined {
  const file = path.join(cwd, "cdktf.json");
  if (!fs.existsSync(file)) return undefined;
  const { app } = parseJson(file) as { app?: unknown };
  if (typeof app !== "string")
    throw new ExpectedError(`${file} names no "app": the command that runs the cdktf app.`);
  return app;
}

function readStacks(outdir: string, app: string): readonly SynthesizedStack[] {
  const file = path.join(outdir, "manifest.json");
  if (!fs.existsSync(file))
    throw new ExpectedError(`The app (${app}) wrote no stacks: does it call app.synth()?`);
  const { stacks } = parseJson(file) as {
    stacks: Record<string, { name: string; synthesizedStackPath: string }>;
  };
  return Object.values(stacks).map(({ name, synthesizedStackPath }) => ({
    name,
    file: path.join(outdir, synthesizedStackPath),
  }));
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    throw new ExpectedError(`${file} is no JSON: ${(error as Error).message}`);
  }
}
