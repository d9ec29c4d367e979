import fs from "node:fs";
import { ExpectedError } from "../../config/problems/expected-error";
import { ownFile } from "../stack/own-files";
import { plan, showPlan, type Terraform } from "../terraform";

/** A permission set to look for, by its name in an instance. */
export interface WantedPermissionSet {
  readonly instanceArn: string;
  readonly name: string;
}

/** What AWS tells of a permission set. */
export interface FoundPermissionSet {
  readonly arn: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

const type = "aws_ssoadmin_permission_set";
const nameOf = (index: number) => `identity-center-look-up-${index}`;

/**
 * Looks permission sets up by their names: by Terraform, with the provider and the credentials of the stack. Nothing is
 * changed, and the state is not written.
 * @returns those that there are
 * @throws {ExpectedError} where Terraform fails
 */
export async function findPermissionSets<Wanted extends WantedPermissionSet>(
  terraform: Terraform,
  wanted: readonly Wanted[],
): Promise<readonly (Wanted & FoundPermissionSet)[]> {
  if (wanted.length === 0) return [];
  const lookUp = ownFile(terraform.cwd, "look-up", "tf.json");
  const saved = ownFile(terraform.cwd, "look-up", "tfplan");
  try {
    fs.writeFileSync(lookUp, JSON.stringify({ data: { [type]: dataOf(wanted) } }, undefined, 2));
    const options = wanted.map((_, index) => `-target=data.${type}.${nameOf(index)}`);
    await plan(terraform, saved, { options });
    const shown = read(await showPlan(terraform, saved));
    return wanted.flatMap((one, index) => {
      const found = shown.get(`data.${type}.${nameOf(index)}`);
      return found ? [{ ...one, ...found }] : [];
    });
  } catch (error) {
    const there = error instanceof ExpectedError ? withoutMissing(wanted, error.message) : wanted;
    if (there.length === wanted.length) throw error;
    return await findPermissionSets(terraform, there);
  } finally {
    for (const file of [lookUp, saved]) fs.rmSync(file, { force: true });
  }
}

function dataOf(wanted: readonly WantedPermissionSet[]) {
  return Object.fromEntries(
    wanted.map(({ instanceArn, name }, index) => [nameOf(index), { instance_arn: instanceArn, name }]),
  );
}

/** Terraform fails where one is not there, and says of each which it is. */
function withoutMissing<Wanted>(wanted: readonly Wanted[], failure: string): readonly Wanted[] {
  const missing = [
    ...failure.matchAll(/identity-center-look-up-(\d+): reading SSO Permission Set[^\n]*not found/g),
  ].map(([, index]) => Number(index));
  return wanted.filter((_, index) => !missing.includes(index));
}

interface ShownPlan {
  readonly prior_state?: {
    readonly values?: {
      readonly root_module?: {
        readonly resources?: readonly {
          readonly address: string;
          readonly values: { readonly arn?: string; readonly created_date?: string };
        }[];
      };
    };
  };
}

function read(json: Buffer): ReadonlyMap<string, FoundPermissionSet> {
  const { prior_state: state } = JSON.parse(json.toString()) as ShownPlan;
  const resources = state?.values?.root_module?.resources ?? [];
  return new Map(
    resources.flatMap(({ address, values: { arn, created_date: created } }) =>
      arn === undefined || created === undefined ? [] : [[address, { arn, createdAt: Date.parse(created) }]],
    ),
  );
}
