import type { TerraformStack } from "cdktf";
import type { Access } from "../../access/access";
import { accountIdentity, address } from "../../access/address";
import type { RenamedKeys } from "../../config/checked-config";
import type { ConfiguredPermissionSet } from "./permission-set";

/** A part of a resource's name: a text, or a key that may have been another one. */
type Part = string | { readonly key: string; readonly kind: keyof RenamedKeys };

/** A resource by its type, and what its name is made from. */
interface KeyedResource {
  readonly type: string;
  readonly parts: readonly Part[];
}

/** A `moved` block. */
interface Move {
  readonly from: string;
  readonly to: string;
}

/** Moves every resource whose name holds a renamed key from its old address, so that nothing is replaced. */
export function addMovedBlocks(
  stack: TerraformStack,
  access: Access,
  permissionSets: ReadonlyMap<string, ConfiguredPermissionSet>,
): void {
  const { users, groups, permissionSets: sets } = access.config.renamed;
  if (users.size + groups.size + sets.size === 0) return;
  const oldKeys = { users: inverse(users), groups: inverse(groups), permissionSets: inverse(sets) };
  const moves = keyedResources(access, permissionSets)
    .flatMap((resource) => movesOf(resource, oldKeys))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  // By override: cdktf's moveTo asks for the old resource, which is no part of the config any more.
  if (moves.length > 0) stack.addOverride("moved", moves);
}

function inverse(renamed: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...renamed].map(([old, key]) => [key, old]));
}

/** Everything that Terraform creates under a key of the config; look-ups leave nothing to move. */
function keyedResources(
  { config, accountAssignments }: Access,
  permissionSets: ReadonlyMap<string, ConfiguredPermissionSet>,
): KeyedResource[] {
  const createdKeys = (people: ReadonlyMap<string, { readonly by: string }>) =>
    [...people].filter(([, { by }]) => by === "create").map(([key]) => key);
  const user = (key: string) => ({ kind: "users", key }) as const;
  const group = (key: string) => ({ kind: "groups", key }) as const;
  const set = (key: string) => ({ kind: "permissionSets", key }) as const;
  return [
    ...createdKeys(config.users).map((key) => ({
      type: "aws_identitystore_user",
      parts: ["user", user(key)],
    })),
    ...createdKeys(config.groups).map((key) => ({
      type: "aws_identitystore_group",
      parts: ["group", group(key)],
    })),
    ...config.memberships.map((row) => ({
      type: "aws_identitystore_group_membership",
      parts: ["membership", group(row.group), user(row.user)],
    })),
    ...[...permissionSets].flatMap(([key, { resources }]) =>
      resources.map(({ type, parts }) => ({ type, parts: ["set", set(key), ...parts] })),
    ),
    ...accountAssignments.map((row) => ({
      type: "aws_ssoadmin_account_assignment",
      parts: [
        row.principalType.toLowerCase(),
        row.principalType === "USER" ? user(row.principal) : group(row.principal),
        set(row.permissionSet),
        accountIdentity(row),
      ],
    })),
  ];
}

/**
 * The moves of one resource. Where two of its keys are renamed, the state may still have both old keys or only one of
 * them, and Terraform wants one source for each address: so the moves are a chain through every combination.
 */
function movesOf(
  { type, parts }: KeyedResource,
  oldKeys: { readonly [K in keyof RenamedKeys]: ReadonlyMap<string, string> },
): Move[] {
  const names = parts.reduce<readonly (readonly string[])[]>(
    (known, part) => {
      const old = typeof part === "string" ? undefined : oldKeys[part.kind].get(part.key);
      const now = typeof part === "string" ? part : part.key;
      const choices = old === undefined ? [now] : [old, now];
      return known.flatMap((name) => choices.map((choice) => [...name, choice]));
    },
    [[]],
  );
  const addresses = names.map((name) => `${type}.${address(...name)}`);
  return addresses.slice(1).map((to, index) => ({ from: addresses[index] as string, to }));
}
