import { managementAccountId } from "../seed-problems";
import { organizationIdOf, placesOf, rootIdOf } from "../seed-places";
import type { Seed } from "../seed";
import { addAssignment } from "./assignments";
import { buildIdentityStore } from "./build-identity-store";
import { hex } from "./ids";
import type { Account, Organization } from "./organization";
import { newPermissionSet } from "./permission-sets";
import { placeRole } from "./roles";
import type { Instance, PermissionSet, PolicyReference, World } from "./world";

type SeedAssignment = NonNullable<Seed["accountAssignments"]>[number];
type Settings = Pick<World, "asyncMs" | "outstandingCreations" | "provisioningConflicts">;

/** The world that a checked seed describes. */
export function buildWorld(seed: Seed, now: number, settings: Settings): World {
  let turn = 0;
  const world: World = {
    ...settings,
    region: seed.region ?? "us-east-1",
    organization: buildOrganization(seed, now),
    instances: new Map(),
    inProgress: [],
    next: () => (turn += 1),
  };
  (seed.instances ?? [{}]).forEach((given, index) => {
    const instance = buildInstance(seed, given, index, now);
    world.instances.set(instance.arn, instance);
  });
  const ofOrganization = [...world.instances.values()][mainInstance(seed)];
  if (ofOrganization) fill(world, ofOrganization, seed, now);
  return world;
}

/** The instance that the seed's principals and permission sets are in: the organization's, or else the first. */
function mainInstance(seed: Seed): number {
  const management = managementAccountId(seed);
  const index = (seed.instances ?? [{}]).findIndex(
    ({ ownerAccountId = management }) => ownerAccountId === management,
  );
  return Math.max(0, index);
}

function buildOrganization(seed: Seed, now: number): Organization {
  const rootId = rootIdOf(seed);
  const places = placesOf(seed);
  const management = managementAccountId(seed);
  const given = seed.accounts ?? [];
  const listed = given.some(({ id }) => id === management);
  const all = listed ? given : [{ id: management, name: "management" }, ...given];
  const idOf = (parent: string) =>
    places.find(({ id, path }) => parent === id || parent === path)?.id ?? rootId;
  const everywhere = referencesOf(seed.customerManagedPolicies);
  const accounts = all.map((account: NonNullable<Seed["accounts"]>[number]): Account => ({
    id: account.id,
    name: account.name,
    email: account.email ?? `${account.id}@example.com`,
    state: account.state ?? "ACTIVE",
    tags: new Map(Object.entries(account.tags ?? {})),
    parentId: idOf(account.parent ?? "/"),
    joinedAt: now,
    customerManagedPolicies: [...everywhere, ...referencesOf(account.customerManagedPolicies)],
    ...(account.roleQuota !== undefined && { roleQuota: account.roleQuota }),
  }));
  return {
    id: organizationIdOf(seed),
    rootId,
    managementAccountId: management,
    ...(seed.organization?.delegatedAdministrator !== undefined && {
      delegatedAdministrator: seed.organization.delegatedAdministrator,
    }),
    accounts: new Map(accounts.map((account) => [account.id, account])),
    organizationalUnits: new Map(places.map(({ id, name, parentId }) => [id, { id, name, parentId }])),
    creations: new Map(),
    customerManagedPolicies: everywhere,
  };
}

function buildInstance(
  seed: Seed,
  given: NonNullable<Seed["instances"]>[number],
  index: number,
  now: number,
): Instance {
  const arn = given.arn ?? `arn:aws:sso:::instance/ssoins-${hex(16, "instance", index)}`;
  const storeId = given.identityStoreId ?? `d-${hex(10, "identity store", index)}`;
  return {
    arn,
    ownerAccountId: given.ownerAccountId ?? managementAccountId(seed),
    ...(given.name !== undefined && { name: given.name }),
    createdAt: now,
    tags: new Map(),
    permissionSets: new Map(),
    assignments: new Map(),
    roles: new Map(),
    requests: new Map(),
    identityStore: buildIdentityStore(storeId, index === mainInstance(seed) ? seed : {}, now),
  };
}

function fill(world: World, instance: Instance, seed: Seed, now: number): void {
  const byName = new Map<string, PermissionSet>();
  for (const given of seed.permissionSets ?? []) {
    const permissionSet = newPermissionSet(instance, given.name, now);
    permissionSet.description = given.description;
    permissionSet.sessionDuration = given.sessionDuration ?? permissionSet.sessionDuration;
    permissionSet.relayState = given.relayState;
    permissionSet.customerManagedPolicies = referencesOf(given.customerManagedPolicies);
    permissionSet.inlinePolicy =
      typeof given.inlinePolicy === "object"
        ? JSON.stringify(given.inlinePolicy)
        : (given.inlinePolicy ?? "");
    permissionSet.permissionsBoundary = boundaryOf(given.permissionsBoundary);
    for (const arn of given.managedPolicies ?? []) permissionSet.managedPolicies.add(arn);
    for (const [key, value] of Object.entries(given.tags ?? {})) permissionSet.tags.set(key, value);
    byName.set(given.name, permissionSet);
  }
  if (seed.accessControlAttributes)
    instance.accessControlAttributes = Object.entries(seed.accessControlAttributes).map(([key, source]) => ({
      key,
      source,
    }));
  const idOf = principalIds(instance);
  for (const row of seed.accountAssignments ?? [])
    assign(world, instance, byName.get(row.permissionSet)!, row, idOf(row), now);
}

/** The ids of principals by the names that a seed gives them. */
function principalIds({ identityStore: { users, groups } }: Instance) {
  const byUserName = new Map([...users.values()].map(({ id, attributes }) => [attributes.UserName, id]));
  const byDisplayName = new Map([...groups.values()].map(({ id, displayName }) => [displayName, id]));
  return ({ principalType, principal = "", deletedPrincipalId }: SeedAssignment): string =>
    deletedPrincipalId ?? (principalType === "USER" ? byUserName : byDisplayName).get(principal)!;
}

function assign(
  world: World,
  instance: Instance,
  permissionSet: PermissionSet,
  { principalType, accountId }: SeedAssignment,
  principalId: string,
  now: number,
): void {
  addAssignment(instance, { accountId, permissionSetArn: permissionSet.arn, principalType, principalId });
  // Not `provision`: an account that was suspended since, or that lost a policy, has its assignments still.
  placeRole(world, instance, accountId, permissionSet, now);
}

const referencesOf = (given: { name: string; path?: string | undefined }[] = []): PolicyReference[] =>
  given.map(({ name, path = "/" }) => ({ name, path }));

function boundaryOf(given: NonNullable<Seed["permissionSets"]>[number]["permissionsBoundary"]) {
  if (!given) return undefined;
  return "managedPolicy" in given
    ? { managedPolicyArn: given.managedPolicy }
    : { customerManagedPolicy: referencesOf([given.customerManagedPolicy])[0]! };
}
