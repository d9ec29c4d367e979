import { IdentitystoreGroupMembership } from "@cdktf/provider-aws/lib/identitystore-group-membership";
import { Construct } from "constructs";
import type { Access } from "../../access/access";
import type { PrincipalType } from "../../access/account-assignment";
import { address, principalName } from "../../access/address";
import type { CheckedConfig } from "../../config/checked-config";
import { CreatedGroup } from "./created-group";
import { CreatedUser } from "./created-user";
import type { IdentityCenter } from "../identity-center";
import type { ConfiguredPrincipal } from "./principal";
import { ConfiguredPrincipalLookup } from "./principal-lookup";

/**
 * Every principal by `principalName`, groups first and sorted by key: all that the config creates, and a look-up for
 * each other one that an account assignment or a membership needs.
 */
export function addPrincipals(
  scope: Construct,
  identityCenter: IdentityCenter,
  access: Access,
): ReadonlyMap<string, ConfiguredPrincipal> {
  const { users, groups } = access.config;
  const needed = neededKeys(access);
  const groupEntries = needed.groups.map((key): [string, ConfiguredPrincipal] => {
    const id = address("group", key);
    const group = groups.get(key);
    if (!group) throw undeclared(key);
    const common = { identityCenter, key };
    const principal =
      group.by === "create"
        ? new CreatedGroup(scope, id, { ...common, group })
        : new ConfiguredPrincipalLookup(scope, id, { ...common, principalType: "GROUP", lookup: group });
    return [principalName("GROUP", key), principal];
  });
  const userEntries = needed.users.map((key): [string, ConfiguredPrincipal] => {
    const id = address("user", key);
    const user = users.get(key);
    if (!user) throw undeclared(key);
    const common = { identityCenter, key };
    const principal =
      user.by === "create"
        ? new CreatedUser(scope, id, { ...common, profile: user })
        : new ConfiguredPrincipalLookup(scope, id, { ...common, principalType: "USER", lookup: user });
    return [principalName("USER", key), principal];
  });
  return new Map([...groupEntries, ...userEntries]);
}

/** One resource for every membership: members that the config does not name stay as they are. */
export function addMemberships(
  scope: Construct,
  { local: { identityStoreId } }: IdentityCenter,
  { memberships }: CheckedConfig,
  principals: ReadonlyMap<string, ConfiguredPrincipal>,
): void {
  const idOf = (principalType: PrincipalType, key: string) => {
    const principal = principals.get(principalName(principalType, key));
    if (!principal) throw undeclared(key);
    return principal.principalId;
  };
  for (const { group, user } of memberships) {
    const name = membershipAddress(group, user);
    new IdentitystoreGroupMembership(scope, name, {
      identityStoreId,
      groupId: idOf("GROUP", group),
      memberId: idOf("USER", user),
    }).overrideLogicalId(name);
  }
}

/** The name of a membership's resource. */
function membershipAddress(group: string, user: string): string {
  return address("membership", group, user);
}

function neededKeys({ config, accountAssignments }: Access) {
  const created = (people: ReadonlyMap<string, { readonly by: string }>) =>
    [...people].filter(([, { by }]) => by === "create").map(([key]) => key);
  const assigned = (type: PrincipalType) =>
    accountAssignments
      .filter(({ principalType }) => principalType === type)
      .map(({ principal }) => principal);
  const unique = (keys: readonly string[]) => [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
  const { users, groups, memberships } = config;
  return {
    groups: unique([...created(groups), ...assigned("GROUP"), ...memberships.map(({ group }) => group)]),
    users: unique([...created(users), ...assigned("USER"), ...memberships.map(({ user }) => user)]),
  };
}

/** A fault of ours, not of the config: its checks have found the key to be declared. */
function undeclared(key: string): Error {
  return new Error(`${key} passed the checks and is not declared`);
}
