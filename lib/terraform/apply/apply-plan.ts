import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../../config/problems/expected-error";
import type { Diagnostic } from "../events";
import { apply, showPlan, type Terraform } from "../terraform";
import { trackApply, type ApplyProgress, type ApplyTracker } from "./apply-progress";
import { openJournal, type Journal } from "./journal";
import { takeOverLeftBehind, type Ended, type LeftBehind } from "./left-behind";
import { planFileKind } from "./plan-file";
import { plannedChanges, type PlannedChange } from "./planned-changes";
import { planRest } from "./rest";
import { watchStalls } from "./stall";
import { alreadyThere } from "./take-over";

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
  /** Of what is done, what was there already. */
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

/**
 * Applies exactly a saved plan. A failure is a result, not an exception: it says how far the apply came. Where Terraform
 * ended because something was there that an apply had left behind, that is taken over, and what is left of the plan is
 * applied, as long as it is nothing but that.
 */
export async function applyPlan(
  terraform: Terraform,
  plan: ReadPlan,
  steps: ApplySteps = {},
): Promise<AppliedPlan> {
  const journal = openJournal(terraform.cwd, Date.now());
  const tracker = trackApply(plan.changes);
  const round = { terraform, journal, tracker, steps, isWorthALine: everySoOften() };
  let applied = await applyOnce(round, plan);
  for (let rounds = 1; rounds < mostRounds && goesOn(applied, terraform); rounds += 1) {
    const next = await applyRest(round, plan.changes, applied);
    if (next === undefined) break;
    applied = next;
  }
  if (applied.complete) journal.complete();
  else if (applied.refused) journal.nothingBegun();
  return applied;
}

/** Each takes over at least a layer of what depends on one another: permission sets, policies, account assignments. */
const mostRounds = 4;

interface Round {
  readonly terraform: Terraform;
  readonly journal: Journal;
  readonly tracker: ApplyTracker;
  readonly steps: ApplySteps;
  readonly isWorthALine: ReturnType<typeof everySoOften>;
}

/** Whether nothing stands in the way of the rest. */
function goesOn({ complete, refused, errors }: AppliedPlan, { interrupt }: Terraform): boolean {
  return !complete && !refused && errors.length === 0 && interrupt?.aborted !== true;
}

/** Undefined where there is more to do than what was reviewed. */
async function applyRest(
  round: Round,
  reviewed: readonly PlannedChange[],
  before: AppliedPlan,
): Promise<AppliedPlan | undefined> {
  const rest = await orProblem(
    "What is left could not be planned",
    () => planRest(round.terraform, reviewed, before.done),
    round.terraform,
  );
  if (rest === undefined) return undefined;
  if (isProblem(rest)) return { ...before, errors: [rest] };
  try {
    const { changes, file } = rest;
    const next = await applyOnce(round, { changes, file });
    const left = new Set(changes.map(({ address }) => address));
    const gone = reviewed.filter(({ address, after }) => after === null && !left.has(address));
    const done = [...before.done, ...next.done, ...gone.map(({ address }) => address)];
    return {
      ...next,
      refused: false,
      done: new Set(done),
      takenOver: [...before.takenOver, ...next.takenOver],
    };
  } finally {
    fs.rmSync(rest.file, { force: true });
  }
}

async function applyOnce(round: Round, { file, changes }: ReadPlan): Promise<AppliedPlan> {
  const { terraform, journal, tracker, steps } = round;
  const interrupted = () => terraform.interrupt?.aborted === true;
  const stop = new AbortController();
  const watch = watchStalls(changes, journal.wasCutShort);
  let stalled: readonly string[] = [];
  const { succeeded, begun, errors } = await apply(
    { ...terraform, interrupt: anyOf(terraform.interrupt, stop.signal) },
    file,
    (event) => {
      const now = Date.now();
      journal.alive(now);
      tracker.take(event, now);
      const progress = tracker.at(now);
      steps.onProgress?.(progress, round.isWorthALine(progress, now));
      if (!watch.take(event) || stop.signal.aborted) return;
      stalled = watch.stalled();
      stop.abort();
    },
  );
  const finished = tracker.done();
  // An interrupted Terraform may end well with half of the work undone; its events then tell.
  const unfinished =
    (interrupted() || stalled.length > 0) && changes.some(({ address }) => !finished.has(address));
  if (succeeded && !unfinished) return everything(changes);
  const { takenOver, problems } = interrupted()
    ? noneLeft
    : await takeOverOf(round, { changes, errors, stalled, spans: journal.spans() });
  const done = new Set([...finished, ...takenOver]);
  return {
    complete: problems.length === 0 && changes.every(({ address }) => done.has(address)),
    refused: begun.length === 0,
    done,
    underWay: [...new Set(begun)].filter((address) => !done.has(address)),
    takenOver,
    errors: [...errors.filter((error) => isNews(error, takenOver, stalled)), ...problems],
  };
}

const noneLeft: LeftBehind = { takenOver: [], problems: [] };

/** What was taken over has no error any more, and what was given up here has none that says anything. */
function isNews(
  { address, summary }: Diagnostic,
  takenOver: readonly string[],
  stalled: readonly string[],
): boolean {
  if (address !== undefined && takenOver.includes(address)) return false;
  return stalled.length === 0 || !/context canceled|execution halted/.test(summary);
}

/** What cannot be taken over takes nothing away from what the apply has done. */
async function takeOverOf({ terraform, steps }: Round, ended: Ended): Promise<LeftBehind> {
  const count = alreadyThere(ended.changes, ended.errors).length + ended.stalled.length;
  if (count > 0) steps.onTakeOver?.(count);
  const result = await orProblem(
    "What exists already could not be taken over",
    () => takeOverLeftBehind(terraform, ended),
    terraform,
  );
  return isProblem(result) ? { takenOver: [], problems: [result] } : result;
}

/** A failure of Terraform as a diagnostic that says what it came of. */
async function orProblem<T extends object | undefined>(
  what: string,
  work: () => Promise<T>,
  { interrupt }: Terraform,
): Promise<T | Diagnostic> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ExpectedError || interrupt?.aborted)) throw error;
    return { severity: "error", summary: `${what}: ${(error as Error).message}` };
  }
}

function isProblem(result: object): result is Diagnostic {
  return "severity" in result;
}

function anyOf(...signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter((signal) => signal !== undefined));
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
