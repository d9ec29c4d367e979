import fs from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../events";
import { apply, plan, type Terraform } from "../terraform";
import type { PlannedChange } from "./planned-changes";

/** A resource that exists, and the id by which Terraform imports it. */
export interface Import {
  readonly to: string;
  readonly id: string;
}

/**
 * Account assignments that the apply was to create and that were there already, just as planned: what an apply leaves
 * that ended while AWS was at work. The AWS provider gives up what is under way when Terraform is interrupted, AWS does
 * not, and the state never hears of it. The provider refuses to create them again, so they have to be imported.
 *
 * The provider looks the assignment up by all that it consists of, so what "already exists" is what the plan asks for.
 */
export function alreadyThere(
  planned: readonly PlannedChange[],
  errors: readonly Diagnostic[],
): readonly Import[] {
  const refused = new Set(
    errors
      .filter(({ summary }) => /^creating SSO Account Assignment .*: already exists$/s.test(summary))
      .map(({ address }) => address),
  );
  return planned.flatMap(({ address, type, after }) => {
    if (type !== "aws_ssoadmin_account_assignment" || !refused.has(address)) return [];
    const id = importId(after ?? {});
    return id === undefined ? [] : [{ to: address, id }];
  });
}

/** Source: documentation of the AWS provider, aws_ssoadmin_account_assignment, "Import". */
const idParts = [
  "principal_id",
  "principal_type",
  "target_id",
  "target_type",
  "permission_set_arn",
  "instance_arn",
];

/** Undefined where the plan did not know a part yet: then nothing of it can have been there. */
function importId(after: Readonly<Record<string, unknown>>): string | undefined {
  const parts = idParts.map((part) => after[part]);
  return parts.every((part) => typeof part === "string") ? parts.join(",") : undefined;
}

/** So many addresses go into one command line. */
const atATime = 1000;

/** For the time of one plan: Terraform reads every `.tf.json` of the folder. */
const importsFile = "identity-center-take-over.tf.json";
const planFile = "identity-center-take-over.tfplan";

/**
 * Imports what is there into the state, and nothing else: a plan that would do more than import is not applied.
 * @returns the addresses that the state holds now; those that it did not take are missing
 * @throws {ExpectedError} where Terraform fails
 */
export async function takeOver(terraform: Terraform, imports: readonly Import[]): Promise<readonly string[]> {
  const taken: string[] = [];
  for (let first = 0; first < imports.length; first += atATime)
    taken.push(...(await takeOverAtOnce(terraform, imports.slice(first, first + atATime))));
  return taken;
}

async function takeOverAtOnce(terraform: Terraform, imports: readonly Import[]): Promise<readonly string[]> {
  const [imported, saved] = [path.join(terraform.cwd, importsFile), path.join(terraform.cwd, planFile)];
  try {
    fs.writeFileSync(imported, JSON.stringify({ import: imports }, undefined, 2));
    const { changes } = await plan(terraform, saved, { options: imports.map(({ to }) => `-target=${to}`) });
    const onlyImports = changes.add + changes.change + changes.remove === 0;
    if (!onlyImports || changes.import !== imports.length) return [];
    const { succeeded } = await apply(terraform, saved);
    return succeeded ? imports.map(({ to }) => to) : [];
  } finally {
    for (const file of [imported, saved]) fs.rmSync(file, { force: true });
  }
}
