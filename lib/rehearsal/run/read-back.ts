import type { PrincipalType } from "../../access/account-assignment";
import { ExpectedError } from "../../config/problems/expected-error";
import { callRehearsal, pages, RehearsalCallError } from "../client";

/** An account assignment as the service holds it, in its names. */
export interface HeldAssignment {
  readonly principalType: PrincipalType;
  /** UserName or DisplayName; the id where the principal is gone. */
  readonly principal: string;
  /** Name of the permission set. */
  readonly permissionSet: string;
  readonly accountId: string;
}

/**
 * A rehearsal that throttles as AWS does, or breaks down on purpose, does so to its own reader, too. The policies of
 * Terraform's caller do not bind it.
 */
const patiently = { retries: 120, accessKeyId: "reader" };

/**
 * Asks the service, through its API, for every account assignment that it holds.
 * @throws {ExpectedError} where it cannot be asked, for what is not read must not pass for not there
 */
export async function readBack(url: string): Promise<readonly HeldAssignment[]> {
  try {
    return await readAll(url);
  } catch (error) {
    if (!(error instanceof RehearsalCallError)) throw error;
    throw new ExpectedError(
      `The account assignments were deployed, and could not be read back: ${error.code}, ${error.message}`,
    );
  }
}

async function readAll(url: string): Promise<readonly HeldAssignment[]> {
  const [instance] = await pages<{ InstanceArn: string; IdentityStoreId: string }>(
    url,
    "sso-admin",
    "ListInstances",
    "Instances",
    {},
    patiently,
  );
  if (!instance) return [];
  const { InstanceArn, IdentityStoreId } = instance;
  const [principals, setNames, accounts] = await Promise.all([
    principalNames(url, IdentityStoreId),
    permissionSetNames(url, InstanceArn),
    pages<{ Id: string }>(url, "organizations", "ListAccounts", "Accounts", {}, patiently),
  ]);
  const held: HeldAssignment[] = [];
  for (const { Id: AccountId } of accounts) {
    const input = { InstanceArn, AccountId };
    for (const PermissionSetArn of await pages<string>(
      url,
      "sso-admin",
      "ListPermissionSetsProvisionedToAccount",
      "PermissionSets",
      input,
      patiently,
    )) {
      const rows = await pages<{ PrincipalType: PrincipalType; PrincipalId: string }>(
        url,
        "sso-admin",
        "ListAccountAssignments",
        "AccountAssignments",
        { ...input, PermissionSetArn },
        patiently,
      );
      held.push(
        ...rows.map(({ PrincipalType, PrincipalId }) => ({
          principalType: PrincipalType,
          principal: principals.get(PrincipalId) ?? PrincipalId,
          permissionSet: setNames.get(PermissionSetArn) ?? PermissionSetArn,
          accountId: AccountId,
        })),
      );
    }
  }
  return held;
}

async function principalNames(url: string, IdentityStoreId: string): Promise<ReadonlyMap<string, string>> {
  const users = await pages<{ UserId: string; UserName: string }>(
    url,
    "identitystore",
    "ListUsers",
    "Users",
    { IdentityStoreId },
    patiently,
  );
  const groups = await pages<{ GroupId: string; DisplayName: string }>(
    url,
    "identitystore",
    "ListGroups",
    "Groups",
    { IdentityStoreId },
    patiently,
  );
  return new Map([
    ...users.map(({ UserId, UserName }): [string, string] => [UserId, UserName]),
    ...groups.map(({ GroupId, DisplayName }): [string, string] => [GroupId, DisplayName]),
  ]);
}

async function permissionSetNames(url: string, InstanceArn: string): Promise<ReadonlyMap<string, string>> {
  const arns = await pages<string>(
    url,
    "sso-admin",
    "ListPermissionSets",
    "PermissionSets",
    { InstanceArn },
    patiently,
  );
  const names = arns.map(async (PermissionSetArn): Promise<[string, string]> => {
    const { PermissionSet } = await callRehearsal<{ PermissionSet: { Name: string } }>(
      url,
      "sso-admin",
      "DescribePermissionSet",
      {
        InstanceArn,
        PermissionSetArn,
      },
      patiently,
    );
    return [PermissionSetArn, PermissionSet.Name];
  });
  return new Map(await Promise.all(names));
}
