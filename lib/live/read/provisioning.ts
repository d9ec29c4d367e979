import type { Aws } from "../aws/aws";
import { listAll } from "../aws/pages";
import { compare } from "../../organization/compare";
import { awsErrorName } from "../errors/explain";
import { changedMeanwhile } from "../errors/changed-meanwhile";
import type { LiveInstance } from "../instance";
import { forEachWithProgress, type OnProgress } from "../progress";
import type { ProvisioningWay } from "./cost";

/** A permission set in an account where it is provisioned. */
export interface Pair {
  readonly permissionSetArn: string;
  readonly accountId: string;
}

/** The key of a pair; also of the pair in which an account assignment lies. */
export function pairKey({ accountId, permissionSetArn }: Pair): string {
  return `${accountId} ${permissionSetArn}`;
}

/** Where every permission set is provisioned: account ids, sorted, by its ARN. */
export type Provisioning = ReadonlyMap<string, readonly string[]>;

interface Asked {
  readonly permissionSets: readonly string[];
  readonly accountIds: readonly string[];
  readonly onProgress?: OnProgress | undefined;
}

/** Finds where the permission sets are provisioned, in one of two ways with the same result. */
export async function readProvisioning(
  aws: Aws,
  instance: LiveInstance,
  way: ProvisioningWay,
  asked: Asked,
): Promise<Provisioning> {
  const pairs = await (way === "by-account" ? byAccount : byPermissionSet)(aws, instance, asked);
  const found = new Map(asked.permissionSets.map((arn) => [arn, new Set<string>()]));
  for (const { permissionSetArn, accountId } of pairs) {
    const accountIds = found.get(permissionSetArn);
    if (!accountIds) throw changedMeanwhile("A permission set was created");
    accountIds.add(accountId);
  }
  return new Map([...found].map(([arn, accountIds]) => [arn, [...accountIds].sort(compare)]));
}

/** The pairs of a provisioning. */
export function pairsOf(provisioning: Provisioning): readonly Pair[] {
  return [...provisioning].flatMap(([permissionSetArn, accountIds]) =>
    accountIds.map((accountId) => ({ permissionSetArn, accountId })),
  );
}

async function byPermissionSet(
  aws: Aws,
  { arn: InstanceArn }: LiveInstance,
  { permissionSets, onProgress }: Asked,
): Promise<readonly Pair[]> {
  const options = { onProgress, perSecond: aws.perSecond("sso-admin") };
  const pairs = await forEachWithProgress(
    "provisioning",
    permissionSets,
    options,
    async (permissionSetArn) => {
      const input = { InstanceArn, PermissionSetArn: permissionSetArn };
      const accountIds = await orChanged("A permission set was deleted", () =>
        listAll(
          aws,
          "sso-admin",
          "ListAccountsForProvisionedPermissionSet",
          input,
          ({ AccountIds }) => AccountIds,
        ),
      );
      return accountIds.map((accountId) => ({ permissionSetArn, accountId }));
    },
  );
  return pairs.flat();
}

async function byAccount(
  aws: Aws,
  { arn: InstanceArn }: LiveInstance,
  { accountIds, onProgress }: Asked,
): Promise<readonly Pair[]> {
  const options = { onProgress, perSecond: aws.perSecond("sso-admin") };
  const pairs = await forEachWithProgress("provisioning", accountIds, options, async (accountId) => {
    const input = { InstanceArn, AccountId: accountId };
    const arns = await orChanged("An account was removed", () =>
      listAll(
        aws,
        "sso-admin",
        "ListPermissionSetsProvisionedToAccount",
        input,
        ({ PermissionSets }) => PermissionSets,
      ),
    );
    return arns.map((permissionSetArn) => ({ permissionSetArn, accountId }));
  });
  return pairs.flat();
}

/** What was listed a moment ago and is not found now has changed meanwhile. */
export async function orChanged<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (awsErrorName(error) === "ResourceNotFoundException") throw changedMeanwhile(what);
    throw error;
  }
}
