import type { Aws } from "../aws/aws";
import { together } from "../aws/together";
import { changedMeanwhile, readAgainIfChanged } from "../errors/changed-meanwhile";
import type { InstanceState, LiveInstance, LivePermissionSet } from "../instance";
import type { OnProgress } from "../progress";
import { readAccessControlAttributes } from "./access-control-attributes";
import { readAccounts } from "./accounts";
import { readCaller } from "./caller";
import { provisioningWay } from "./cost";
import { findInstance } from "./find-instance";
import { readOrganizationIds } from "./organization-ids";
import { listPermissionSets, readPermissionSets } from "./permission-sets";
import { readPrincipals } from "./principals";
import { readProvisioning } from "./provisioning";
import { readAssignments } from "./read-assignments";

/** What is read of an instance. */
export interface ReadOptions {
  /** The instance that the config names. @default the one that the management account owns */
  readonly instance?: { readonly arn: string; readonly identityStoreId: string } | undefined;
  /**
   * Whether the account assignments of deleted principals have to be among the rows. Without them a small directory is
   * read in fewer calls. @default true
   */
  readonly deletedPrincipals?: boolean;
  readonly onProgress?: OnProgress | undefined;
}

/** Where an instance is, and who asks. */
export interface FoundInstance {
  readonly instance: LiveInstance;
  readonly managementAccountId: string;
  /** Whether the caller may ask by principal: only the management account may. */
  readonly byPrincipal: boolean;
}

/** Finds the instance to read. @throws {ExpectedError} a sentence with the fix */
export function openInstance(aws: Aws, named: ReadOptions["instance"]): Promise<FoundInstance> {
  return together(aws, async (aws) => {
    const [caller, { managementAccountId }] = await Promise.all([readCaller(aws), readOrganizationIds(aws)]);
    const instance = await findInstance(aws, managementAccountId, named);
    return { instance, managementAccountId, byPrincipal: caller.accountId === managementAccountId };
  });
}

/**
 * Reads an instance whole: permission sets with all their parts, account assignments, principals' names, accounts. What
 * changes while it is being read is read again.
 * @throws {ExpectedError} a sentence with the fix; there is no partial result
 */
export async function readInstance(aws: Aws, options: ReadOptions = {}): Promise<InstanceState> {
  options.onProgress?.({ step: "instance", done: 0 });
  const found = await openInstance(aws, options.instance);
  options.onProgress?.({ step: "instance", done: 1, total: 1 });
  return readAgainIfChanged(() => together(aws, (aws) => readState(aws, found, options)));
}

async function readState(
  aws: Aws,
  { instance, managementAccountId, byPrincipal }: FoundInstance,
  { deletedPrincipals = true, onProgress }: ReadOptions,
): Promise<InstanceState> {
  const [arns, accounts, accessControlAttributes] = await Promise.all([
    listPermissionSets(aws, instance),
    readAccounts(aws, onProgress),
    readAccessControlAttributes(aws, instance),
  ]);
  const permissionSets = await readPermissionSets(aws, instance, arns, onProgress);
  if (permissionSets.size < arns.length) throw changedMeanwhile("A permission set was deleted");
  const accountIds = accounts.map(({ id }) => id);
  const way = provisioningWay({ permissionSets: arns.length, accounts: accountIds.length });
  const provisionedAccounts = await readProvisioning(aws, instance, way, {
    permissionSets: arns,
    accountIds,
    onProgress,
  });
  const { rows, coverage, principals } = await readAssignments(aws, instance, provisionedAccounts, {
    byPrincipal: byPrincipal && !deletedPrincipals,
    onProgress,
  });
  checkPermissionSets(permissionSets, rows);
  return {
    instance,
    managementAccountId,
    permissionSets,
    provisionedAccounts,
    accountAssignments: rows,
    coverage,
    principals: await readPrincipals(aws, instance, rows, principals, onProgress),
    accounts: new Map(accounts.map(({ id, name, state }) => [id, { id, name, state }])),
    ...(accessControlAttributes && { accessControlAttributes }),
  };
}

/** Asked by principal, AWS may name a permission set that was created since the others were listed. */
function checkPermissionSets(
  permissionSets: ReadonlyMap<string, LivePermissionSet>,
  rows: InstanceState["accountAssignments"],
): void {
  if (rows.some(({ permissionSetArn }) => !permissionSets.has(permissionSetArn)))
    throw changedMeanwhile("A permission set was created");
}
