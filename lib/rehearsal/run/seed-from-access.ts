import type { Access } from "../../access/access";
import type { PrincipalType } from "../../access/account-assignment";
import type { GroupLookup, PermissionSetConfig, UserLookup } from "../../config/checked-config";
import type { Organization, OrganizationUnit } from "../../organization/organization";
import type { Seed } from "../seed";

/** A world in which an access config can be deployed. */
export interface AccessSeed {
  readonly seed: Seed;
  /** What the world calls a principal: the UserName or DisplayName of a key of the config. */
  readonly nameOf: (principalType: PrincipalType, key: string) => string;
}

/** The Region of a rehearsal whose config names none. */
export const defaultRegion = "us-east-1";

/**
 * What a config takes for granted: its principals, accounts, customer managed policies and the permission sets that
 * exist elsewhere. Nothing that the config itself creates.
 */
export function seedFromAccess(access: Access): AccessSeed {
  const { config } = access;
  const users = new Map([...config.users].map(([key, lookup], index) => [key, userSeed(key, lookup, index)]));
  const groups = new Map(
    [...config.groups].map(([key, lookup], index) => [key, groupSeed(key, lookup, index)]),
  );
  const sets = [...config.permissionSets.values()];
  return {
    seed: {
      region: config.region ?? defaultRegion,
      ...(config.instance && { instances: [config.instance] }),
      ...organizationSeed(access),
      users: [...users.values()],
      groups: [...groups.values()],
      permissionSets: sets.filter(({ existing }) => existing).map(({ name }) => ({ name })),
      customerManagedPolicies: uniquePolicies(sets),
    },
    nameOf: (principalType, key) =>
      (principalType === "USER" ? users.get(key)?.userName : groups.get(key)?.displayName) ?? key,
  };
}

function userSeed(key: string, lookup: UserLookup, index: number) {
  if (lookup.by === "userName") return { userName: lookup.value };
  const userName = madeUpName(key, index);
  if (lookup.by === "email") return { userName, email: lookup.value };
  if (lookup.by === "id") return { userName, id: lookup.id };
  return { userName, externalIds: [{ issuer: lookup.issuer, id: lookup.id }] };
}

function groupSeed(key: string, lookup: GroupLookup, index: number) {
  return lookup.by === "displayName"
    ? { displayName: lookup.value }
    : { displayName: madeUpName(key, index), id: lookup.id };
}

/** A name for a principal that the config knows by something else; the number keeps it apart from all others. */
function madeUpName(key: string, index: number): string {
  return `${key.replace(/[^\p{L}\p{N}_.-]+/gu, "-").slice(0, 100)}#${index + 1}`;
}

/** The organization: that of the snapshot, with every account that the config names besides. */
function organizationSeed({ config, organization, accountAssignments }: Access): Partial<Seed> {
  const named = new Map(
    [...config.accounts].flatMap(([key, lookup]) => (lookup.by === "id" ? [[lookup.id, key]] : [])) as [
      string,
      string,
    ][],
  );
  const ids = new Set([...named.keys(), ...accountAssignments.map(({ accountId }) => accountId)]);
  const inTree = organization
    ? [...organization.units.values()].flatMap((unit) => accountsOf(unit, organization))
    : [];
  const known = new Set(inTree.map(({ id }) => id));
  const others = [...ids]
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: named.get(id) ?? `account-${id}` }));
  return {
    accounts: [...inTree, ...others],
    ...(organization && {
      organization: {
        id: organization.id,
        managementAccountId: organization.managementAccountId,
        rootId: organization.rootId,
      },
      organizationalUnits: unitSeeds(organization.rootId, organization),
    }),
  };
}

function accountsOf({ id: parent, accountIds }: OrganizationUnit, { accounts }: Organization) {
  return accountIds.flatMap((id) => {
    const account = accounts.get(id);
    return account
      ? [{ id, name: account.name, state: account.state, tags: { ...account.tags }, parent }]
      : [];
  });
}

function unitSeeds(parentId: string, organization: Organization): NonNullable<Seed["organizationalUnits"]> {
  const children = [...organization.units.values()].filter((unit) => unit.parentId === parentId);
  return children.map(({ id, path }) => ({
    id,
    name: path.split("/").at(-1) ?? path,
    organizationalUnits: unitSeeds(id, organization),
  }));
}

function uniquePolicies(sets: readonly PermissionSetConfig[]) {
  const policies = sets.flatMap(({ customerManagedPolicies, permissionsBoundary: boundary }) => [
    ...customerManagedPolicies,
    ...(boundary && "customerManagedPolicy" in boundary ? [boundary.customerManagedPolicy] : []),
  ]);
  return [...new Map(policies.map((policy) => [`${policy.path}${policy.name}`, policy])).values()];
}
