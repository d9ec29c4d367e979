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
 * Plans again what an apply has left undone.
 * @returns undefined where the new plan would do anything that the first one, which was reviewed, would not
 * @throws {ExpectedError} where Terraform fails
 */
export async function planRest(
  terraform: Terraform,
  reviewed: readonly PlannedChange[],
): Promise<Rest | undefined> {
  const file = ownFile(terraform.cwd, "rest", "tfplan");
  let isPart = false;
  try {
    await plan(terraform, file);
    const changes = plannedChanges(await showPlan(terraform, file));
    isPart = isPartOf(changes, reviewed);
    return isPart ? { file, changes } : undefined;
  } finally {
    if (!isPart) fs.rmSync(file, { force: true });
  }
}

/** Whether changes are among the reviewed ones: of the same resources, the same steps or the last of them, to the same values. */
export function isPartOf(changes: readonly PlannedChange[], reviewed: readonly PlannedChange[]): boolean {
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
