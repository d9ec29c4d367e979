import fs from "node:fs";
import path from "node:path";
import { readStacks, synthesize, type SynthesizedStack } from "../synthesize";
import { init, type Terraform } from "../terraform";
import { chooseStack } from "./choose-stack";
import { bringLockFile, isSameLockFile, keepLockFile } from "./lock-file";
import { removeOwnFiles } from "./own-files";

/** Which stack of which app is to be planned or applied, and with what. */
export interface StackOptions {
  /** The folder of `cdktf.json`. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The command that synthesizes where `cwd` has no `cdktf.json`. */
  readonly fallbackApp: string;
  /** @default `access`, or the only stack of the app */
  readonly stack?: string;
  /** Path of terraform or tofu. */
  readonly terraform: string;
  /** Where the stacks are written, as cdktf has it. */
  readonly outdir: string;
  readonly onStep?: (step: "synthesize" | "init") => void;
  /** Ends what runs at once. */
  readonly signal?: AbortSignal;
  /** Lets Terraform end what it has begun. */
  readonly interrupt?: AbortSignal;
}

/** A stack's folder in which Terraform can work. */
export interface PreparedStack {
  readonly name: string;
  readonly terraform: Terraform;
  /** What `terraform init` made of the lock file beside `cdktf.json`. */
  readonly lockFile: "unchanged" | "made" | "changed";
}

/**
 * Synthesizes the app and runs `terraform init` in the folder of the stack, where its `.terraform` is kept from run to
 * run. The lock file beside `cdktf.json` decides on the providers, and takes up what init adds to it.
 *
 * @throws {ExpectedError} where the app or Terraform fails
 */
export async function prepareStack(options: StackOptions): Promise<PreparedStack> {
  const { cwd, onStep = () => {} } = options;
  onStep("synthesize");
  const stacks = await synthesize({ ...options, signal: options.interrupt ?? options.signal });
  const stack = chooseStack(stacks, options.stack);
  const folder = path.dirname(stack.file);
  bringLockFile(cwd, folder);
  removeOwnFiles(folder);
  onStep("init");
  const terraform = terraformIn(stack, options);
  await init(terraform);
  return { name: stack.name, terraform, lockFile: keepLockFile(cwd, folder) };
}

/**
 * The folder of the stack as the last plan left it; where this checkout has none, it is prepared: so that a plan can be
 * applied by another job than the one that made it.
 *
 * @throws {ExpectedError} where the app or Terraform fails
 */
export async function openStack(options: StackOptions): Promise<PreparedStack> {
  const { outdir, cwd } = options;
  const known = fs.existsSync(path.join(outdir, "manifest.json")) ? readStacks(outdir) : [];
  const stack = known.length > 0 ? chooseStack(known, options.stack) : undefined;
  if (stack === undefined || !isReady(stack, cwd)) return prepareStack(options);
  removeOwnFiles(path.dirname(stack.file));
  return { name: stack.name, terraform: terraformIn(stack, options), lockFile: "unchanged" };
}

/** Whether Terraform can work in a stack's folder, with the providers that the lock file asks for. */
function isReady({ file }: SynthesizedStack, cwd: string): boolean {
  const folder = path.dirname(file);
  return (
    [file, path.join(folder, ".terraform")].every((needed) => fs.existsSync(needed)) &&
    isSameLockFile(cwd, folder)
  );
}

/** Terraform in the folder of a stack: no question can be asked, and nothing is drawn. */
function terraformIn({ file }: SynthesizedStack, options: StackOptions): Terraform {
  const { terraform: binary, env, signal, interrupt } = options;
  return {
    binary,
    cwd: path.dirname(file),
    env: { ...env, TF_INPUT: "0", TF_IN_AUTOMATION: "1" },
    signal,
    interrupt,
  };
}
