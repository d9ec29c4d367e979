import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../config/problems/expected-error";
import { runProcess } from "./run-process";

const projectFile = "cdktf.json";
const manifest = "manifest.json";

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
  // An app that ends without app.synth() must not leave the stacks of another day to be planned.
  fs.rmSync(path.join(outdir, manifest), { force: true });
  const result = await runProcess(app, [], { cwd, env, shell: true, signal });
  if (result.code !== 0)
    throw new ExpectedError(result.stderr.trim() || `The app (${app}) failed with exit code ${result.code}.`);
  if (!fs.existsSync(path.join(outdir, manifest)))
    throw new ExpectedError(
      [`The app (${app}) wrote no stacks: does it call app.synth()?`, result.stderr.trim()]
        .filter(Boolean)
        .join("\n"),
    );
  return readStacks(outdir);
}

/** Where `cdktf synth` writes: the `output` of `cdktf.json`, below its folder. */
export function outputFolder(cwd: string): string {
  const { output } = readProject(cwd) ?? {};
  return path.resolve(cwd, typeof output === "string" && output !== "" ? output : "cdktf.out");
}

/** Whether a folder holds a cdktf project. */
export function isProject(cwd: string): boolean {
  return fs.existsSync(path.join(cwd, projectFile));
}

function readApp(cwd: string): string | undefined {
  const project = readProject(cwd);
  if (project === undefined) return undefined;
  if (typeof project.app !== "string" || project.app.trim() === "")
    throw new ExpectedError(
      `${path.join(cwd, projectFile)} names no "app": the command that runs the cdktf app.`,
    );
  return project.app;
}

function readProject(cwd: string): { readonly app?: unknown; readonly output?: unknown } | undefined {
  return isProject(cwd) ? (parseJson(path.join(cwd, projectFile)) as object) : undefined;
}

/** The stacks that an app has written to a folder. @throws {ExpectedError} where it holds none */
export function readStacks(outdir: string): readonly SynthesizedStack[] {
  const { stacks } = parseJson(path.join(outdir, manifest)) as {
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
