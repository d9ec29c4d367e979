import type { AccessConfig } from "../../lib/config";
import type { Seed } from "../../lib/rehearsal";

const region = "eu-west-1";
const managedPolicy = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const groups = Array.from({ length: 20 }, (_, i) => `group-${i}`);
const sets = Array.from({ length: 10 }, (_, i) => `Set-${i}`);

/** Grants that AWS has already, and the config that they come from. */
export interface HeldGrants {
  readonly region: string;
  readonly instanceArn: string;
  readonly accountIds: readonly string[];
  readonly config: AccessConfig;
  readonly seed: Seed;
}

/** 20 groups, each with two of ten permission sets, each of these in half of the accounts. @param count a multiple of 20 */
export function makeHeldGrants(count: number): HeldGrants {
  const accountIds = Array.from({ length: count / 20 }, (_, i) => String(200000000000 + i));
  const held = groups.flatMap((group, g) =>
    accountIds.map((accountId, a) => ({ group, set: sets[(g + (a % 2) * 5) % 10] ?? "", accountId })),
  );
  const instance = {
    arn: "arn:aws:sso:::instance/ssoins-1111111111111111",
    identityStoreId: "d-1111111111",
  };
  return {
    region,
    instanceArn: instance.arn,
    accountIds,
    config: {
      identityCenter: { region },
      groups: Object.fromEntries(groups.map((group) => [group, group])),
      permissionSets: Object.fromEntries(sets.map((set) => [set, { managedPolicies: ["ReadOnlyAccess"] }])),
      assignments: entriesOf(held),
    },
    seed: {
      region,
      instances: [instance],
      groups: groups.map((displayName) => ({ displayName })),
      permissionSets: sets.map((name) => ({ name, managedPolicies: [managedPolicy] })),
      accounts: accountIds.map((id) => ({ id, name: `account-${id}` })),
      accountAssignments: held.map(({ group, set, accountId }) => ({
        principalType: "GROUP",
        principal: group,
        permissionSet: set,
        accountId,
      })),
    },
  };
}

/** One entry for each pair of a group and a permission set. */
function entriesOf(
  held: readonly { readonly group: string; readonly set: string; readonly accountId: string }[],
): AccessConfig["assignments"] {
  const accounts = new Map<string, { groups: string[]; permissionSets: string[]; accounts: string[] }>();
  for (const { group, set, accountId } of held) {
    const name = `${group} ${set}`;
    const entry = accounts.get(name) ?? { groups: [group], permissionSets: [set], accounts: [] };
    entry.accounts.push(accountId);
    accounts.set(name, entry);
  }
  return Object.fromEntries(accounts);
}
