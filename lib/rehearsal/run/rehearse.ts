import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Access } from "../../access/access";
import { ExpectedError } from "../../config/problems/expected-error";
import { formatDiagnostic, type ChangeCounts } from "../../terraform/events";
import { chooseStack } from "../../terraform/stack/choose-stack";
import { bringLockFile } from "../../terraform/stack/lock-file";
import { synthesize } from "../../terraform/synthesize";
import {
  apply,
  init,
  plan,
  type ApplyResult,
  type PlanResult,
  type Terraform,
} from "../../terraform/terraform";
import { startRehearsal, type RehearsalOptions } from "../server";
import { compare, type Comparison } from "./compare";
import { contain, synthesisEnvironment, terraformEnvironment } from "./containment";
import { readBack } from "./read-back";
import { defaultRegion, seedFromAccess } from "./seed-from-access";

/** A step of a rehearsal, in the order in which they happen. */
export type RehearsalStep = "serve" | "synthesize" | "init" | "plan" | "apply" | "read" | "plan again";

/** Where a rehearsal is. */
export interface RehearsalProgress {
  readonly step: RehearsalStep;
  /** Of the apply: resources done, and all of them. */
  readonly done?: number;
  readonly total?: number;
}

/** What to rehearse, and how. */
export interface RehearseOptions {
  readonly access: Access;
  /** The folder of `cdktf.json`. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Path of terraform or tofu. */
  readonly terraform: string;
  /** The command that synthesizes where `cwd` has no `cdktf.json`. */
  readonly fallbackApp: string;
  /** @default `access`, or the only stack of the app */
  readonly stack?: string;
  /** How the service behaves. */
  readonly service?: Omit<RehearsalOptions, "seed" | "port">;
  readonly onProgress?: (progress: RehearsalProgress) => void;
  /** Ends the rehearsal at once, with nothing left behind. */
  readonly signal?: AbortSignal;
}

/** What came of it. */
export interface RehearsalReport extends Comparison {
  /** What the first plan announced. */
  readonly planned: ChangeCounts;
  /** What a second plan would still change: nothing, if all is well. */
  readonly planAgain: ChangeCounts;
}

/**
 * Deploys an access config to a local Identity Center with the real Terraform and the real AWS provider, asks the
 * service what it holds then, and plans again. Everything lies in a folder of its own, which is gone afterwards.
 *
 * @throws {ExpectedError} where the app or Terraform fails
 */
export async function rehearse(options: RehearseOptions): Promise<RehearsalReport> {
  const { access, onProgress = () => {}, signal } = options;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "identity-center-rehearsal-"));
  onProgress({ step: "serve" });
  const { seed, nameOf } = seedFromAccess(access);
  const service = await startRehearsal({ ...options.service, seed });
  try {
    const terraform = await prepare(options, folder, service.url);
    const planned = await deploy(terraform, onProgress);
    onProgress({ step: "read" });
    const comparison = compare(access, nameOf, await readBack(service.url));
    onProgress({ step: "plan again" });
    const planAgain = await plan(terraform, "again.tfplan");
    return { ...comparison, planned: planned.changes, planAgain: planAgain.changes };
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    await service.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Synthesizes the stack into the folder, with a local state, and runs `terraform init`. */
async function prepare(options: RehearseOptions, folder: string, url: string): Promise<Terraform> {
  const { cwd, env, fallbackApp, signal, onProgress = () => {} } = options;
  const region = options.access.config.region ?? defaultRegion;
  onProgress({ step: "synthesize" });
  const stacks = await synthesize({
    cwd,
    outdir: path.join(folder, "cdktf.out"),
    env: synthesisEnvironment(env, folder, url, region),
    fallbackApp,
    signal,
  });
  const stack = chooseStack(stacks, options.stack);
  replaceBackend(stack.file, path.join(folder, "terraform.tfstate"));
  const stackFolder = path.dirname(stack.file);
  bringLockFile(cwd, stackFolder);
  onProgress({ step: "init" });
  const terraform: Terraform = {
    binary: options.terraform,
    cwd: stackFolder,
    env: terraformEnvironment(env, folder, url, region),
    signal,
  };
  await init(terraform);
  return terraform;
}

function replaceBackend(file: string, stateFile: string): void {
  const configuration = JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, unknown>;
  fs.writeFileSync(file, JSON.stringify(contain(configuration, stateFile), undefined, 2));
}

async function deploy(
  terraform: Terraform,
  onProgress: (progress: RehearsalProgress) => void,
): Promise<PlanResult> {
  onProgress({ step: "plan" });
  const planned = await plan(terraform, "first.tfplan");
  const total = planned.planned.length;
  let done = 0;
  onProgress({ step: "apply", done, total });
  const result = await apply(terraform, "first.tfplan", ({ type }) => {
    if (type === "apply_complete") onProgress({ step: "apply", done: ++done, total });
  });
  if (result.errors.length > 0) throw new ExpectedError(describeFailure(result, planned));
  return planned;
}

/** What was done, what was not, and what running again does. */
function describeFailure({ done, errors }: ApplyResult, { planned }: PlanResult): string {
  const finished = new Set(done);
  const left = planned.map(({ address }) => address).filter((address) => !finished.has(address));
  return [
    "terraform apply stopped half-way:",
    ...errors.map((error) => formatDiagnostic(error).replace(/^/gm, "  ")),
    `Applied ${done.length} of ${planned.length} resources:`,
    ...shorten(done),
    "Not applied:",
    ...shorten(left),
    "Nothing of this is lost in a real deployment: Terraform's state holds what was applied, and running again continues with the rest. A rehearsal starts anew.",
  ].join("\n");
}

function shorten(addresses: readonly string[], most = 20): string[] {
  const lines = [...addresses]
    .sort()
    .slice(0, most)
    .map((address) => `  ${address}`);
  if (addresses.length > most) lines.push(`  and ${addresses.length - most} more`);
  return lines.length > 0 ? lines : ["  nothing"];
}
