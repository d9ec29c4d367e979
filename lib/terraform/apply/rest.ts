import fs from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { ownFile } from "../stack/own-files";
import { plan, showPlan, type Terraform } from "../terraform";
import { plannedChanges, type PlannedChange } from "./planned-changes";

/** What is left of a plan, as a plan of its own. */
export interface Rest {
  /** Full path; whoever asked for it removes it. */
  readonly file: string;
  readonly changes: readonly PlannedChange[];
}

/**
 * Plans again what an apply has left undone. It plans what the stack's folder holds, which need not be what the first
 * plan was made from.
 * @param done addresses of what is as planned already
 * @returns undefined where the new plan would do anything but the rest of the first one, which was reviewed
 * @throws {ExpectedError} where Terraform fails
 */
export async function planRest(
  terraform: Terraform,
  reviewed: readonly PlannedChange[],
  done: ReadonlySet<string>,
): Promise<Rest | undefined> {
  const file = ownFile(terraform.cwd, "rest", "tfplan");
  let isRest = false;
  try {
    await plan(terraform, file);
    const changes = plannedChanges(await showPlan(terraform, file));
    isRest = isRestOf(changes, reviewed, done);
    return isRest ? { file, changes } : undefined;
  } finally {
    if (!isRest) fs.rmSync(file, { force: true });
  }
}

/**
 * Whether changes are what is left of the reviewed ones: of the same resources, the same steps or the last of them, to
 * the same values, and none is missing; what was to be deleted may be gone by itself.
 */
export function isRestOf(
  changes: readonly PlannedChange[],
  reviewed: readonly PlannedChange[],
  done: ReadonlySet<string>,
): boolean {
  const planned = new Set(changes.map(({ address }) => address));
  const missing = reviewed.some(
    ({ address, after }) => after !== null && !done.has(address) && !planned.has(address),
  );
  return !missing && areAmong(changes, reviewed);
}

function areAmong(changes: readonly PlannedChange[], reviewed: readonly PlannedChange[]): boolean {
  const known = new Map(reviewed.map((change) => [change.address, change]));
  return changes.every(({ address, actions, after }) => {
    const before = known.get(address);
    return (
      before !== undefined &&
      isDeepStrictEqual(actions, before.actions.slice(-actions.length)) &&
      isDeepStrictEqual(after === null, before.after === null) &&
      // What the first plan did not know yet has no key there.
      Object.entries(before.after ?? {}).every(([key, value]) => isDeepStrictEqual(after?.[key], value))
    );
  });
}
