import fs from "node:fs";
import type { Diagnostic } from "../events";
import { ownFile } from "../stack/own-files";
import { apply, plan, type Terraform } from "../terraform";
import type { PlannedChange } from "./planned-changes";

/** A resource that exists, and the id by which Terraform imports it. */
export interface Import {
  readonly to: string;
  readonly id: string;
}

type Values = Readonly<Record<string, unknown>>;

/** What the AWS provider says of something that is there already, and the parts of the id by which it is imported. */
interface Kind {
  readonly says: RegExp;
  /** Source: documentation of the AWS provider, "Import" of the resource. */
  readonly idParts: (after: Values) => readonly unknown[];
}

/**
 * Kinds that consist of nothing but what the provider looks them up by, so that what "already exists" is what the plan
 * asks for.
 */
const kinds: Readonly<Record<string, Kind>> = {
  aws_ssoadmin_account_assignment: {
    says: /^creating SSO Account Assignment .*: already exists$/s,
    idParts: (after) => [
      after.principal_id,
      after.principal_type,
      after.target_id,
      after.target_type,
      after.permission_set_arn,
      after.instance_arn,
    ],
  },
  aws_ssoadmin_managed_policy_attachment: {
    // Before it attaches the provider looks; where its own first try was done without an answer, AWS says the other.
    says: /^attaching Managed Policy .*(: already attached$|already has a typed link attachment)/s,
    idParts: (after) => [after.managed_policy_arn, after.permission_set_arn, after.instance_arn],
  },
  aws_ssoadmin_customer_managed_policy_attachment: {
    says: /^creating SSO Customer Managed Policy Attachment .*already attached/s,
    idParts: ({ customer_managed_policy_reference: references, permission_set_arn, instance_arn }) => {
      const [reference] = (Array.isArray(references) ? references : []) as readonly (Values | undefined)[];
      return [reference?.name, reference?.path, permission_set_arn, instance_arn];
    },
  },
};

/**
 * What the apply was to create and that was there already, just as planned: what an apply leaves that ended while AWS
 * was at work. The AWS provider gives up what is under way when Terraform is interrupted, AWS does not, and the state
 * never hears of it. The provider refuses to create it again, so it has to be imported.
 */
export function alreadyThere(
  planned: readonly PlannedChange[],
  errors: readonly Diagnostic[],
): readonly Import[] {
  const refused = new Map(errors.map(({ address = "", summary }) => [address, summary]));
  return planned.flatMap((change) => {
    const summary = refused.get(change.address);
    return summary !== undefined && kinds[change.type]?.says.test(summary) ? importOf(change) : [];
  });
}

/** The import of what a plan creates, where it consists of what the plan knows alone; else none. */
export function importOf({ address, type, after }: PlannedChange): readonly Import[] {
  const parts = kinds[type]?.idParts(after ?? {}) ?? [undefined];
  return parts.every((part) => typeof part === "string") ? [{ to: address, id: parts.join(",") }] : [];
}

/** So many addresses go into one command line. */
const atATime = 1000;

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
  const imported = ownFile(terraform.cwd, "take-over", "tf.json");
  const saved = ownFile(terraform.cwd, "take-over", "tfplan");
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
