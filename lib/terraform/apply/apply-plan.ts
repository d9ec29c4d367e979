import path from "node:path";
import { ExpectedError } from "../../config/problems/expected-error";
import type { Diagnostic } from "../events";
import { apply, showPlan, type Terraform } from "../terraform";
import { trackApply, type ApplyProgress } from "./apply-progress";
import { planFileKind } from "./plan-file";
import { plannedChanges, type PlannedChange } from "./planned-changes";
import { alreadyThere, takeOver, type Import } from "./take-over";

/** A saved plan, read. */
export interface ReadPlan {
  /** Full path. */
  readonly file: string;
  readonly changes: readonly PlannedChange[];
  /** `terraform show -json`; unset where HCP Terraform does not let it be read. */
  readonly json?: Buffer;
}

/** What came of an apply. */
export interface AppliedPlan {
  /** Everything is as planned. */
  readonly complete: boolean;
  /** Terraform refused the plan, or ended, before it began anything. */
  readonly refused: boolean;
  /** Addresses that are as planned now. */
  readonly done: ReadonlySet<string>;
  /** Addresses that were begun, and that the state does not hold as planned. */
  readonly underWay: readonly string[];
  /** Of what is done, account assignments that were there already. */
  readonly takenOver: readonly string[];
  /** Why it is not complete. */
  readonly errors: readonly Diagnostic[];
}

/** What an apply is at. */
export interface ApplySteps {
  readonly onProgress?: (progress: ApplyProgress, worthALine: boolean) => void;
  readonly onTakeOver?: (count: number) => void;
}

/**
 * Reads a saved plan in the folder of its stack.
 * @throws {ExpectedError} where it is no plan, or the plan of another version of Terraform
 */
export async function readPlan(terraform: Terraform, file: string): Promise<ReadPlan> {
  const full = path.resolve(file);
  const kind = planFileKind(file);
  try {
    const json = await showPlan(terraform, full);
    return { file: full, changes: plannedChanges(json), json };
  } catch (error) {
    // HCP Terraform shows a plan's JSON to administrators of the workspace alone, and applies it for others, too.
    if (kind === "remote" && !terraform.interrupt?.aborted) return { file: full, changes: [] };
    throw error;
  }
}

/** Applies exactly a saved plan. A failure is a result, not an exception: it says how far the apply came. */
export async function applyPlan(
  terraform: Terraform,
  { file, changes }: ReadPlan,
  { onProgress = () => {}, onTakeOver = () => {} }: ApplySteps = {},
): Promise<AppliedPlan> {
  const tracker = trackApply(changes);
  const isWorthALine = everySoOften();
  const { succeeded, begun, errors } = await apply(terraform, file, (event) => {
    const now = Date.now();
    tracker.take(event, now);
    const progress = tracker.at(now);
    onProgress(progress, isWorthALine(progress, now));
  });
  // An interrupted Terraform may end well with half of the work undone; its events then tell.
  const unfinished = terraform.interrupt?.aborted === true && tracker.done().size < changes.length;
  if (succeeded && !unfinished) return everything(changes);
  const there = terraform.interrupt?.aborted ? [] : alreadyThere(changes, errors);
  if (there.length > 0) onTakeOver(there.length);
  const { takenOver, problem } = await tryToTakeOver(terraform, there);
  const left = errors.filter(({ address }) => address === undefined || !takenOver.includes(address));
  const done = new Set([...tracker.done(), ...takenOver]);
  return {
    complete: left.length === 0 && done.size === changes.length,
    refused: begun.length === 0,
    done,
    underWay: [...new Set(begun)].filter((address) => !done.has(address)),
    takenOver,
    errors: [...left, ...problem],
  };
}

/** What cannot be taken over takes nothing away from what the apply has done. */
async function tryToTakeOver(
  terraform: Terraform,
  there: readonly Import[],
): Promise<{ readonly takenOver: readonly string[]; readonly problem: readonly Diagnostic[] }> {
  try {
    return { takenOver: await takeOver(terraform, there), problem: [] };
  } catch (error) {
    if (!(error instanceof ExpectedError || terraform.interrupt?.aborted)) throw error;
    const summary = `What exists already could not be taken over: ${(error as Error).message}`;
    return { takenOver: [], problem: [{ severity: "error", summary }] };
  }
}

function everything(changes: ReadPlan["changes"]): AppliedPlan {
  const done = new Set(changes.map(({ address }) => address));
  return { complete: true, refused: false, done, underWay: [], takenOver: [], errors: [] };
}

/** Of an apply, a log gets a line for every tenth, and one a minute. */
function everySoOften(): (progress: ApplyProgress, now: number) => boolean {
  let tenths = -1;
  let last = 0;
  return ({ done, total }, now) => {
    const reached = total === 0 ? 0 : Math.floor((done * 10) / total);
    if (reached === tenths && now - last < 60_000) return false;
    tenths = reached;
    last = now;
    return true;
  };
}
