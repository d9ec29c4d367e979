import type { AccessConfig } from "../../lib/config";
import type { Seed } from "../../lib/rehearsal";

const region = "eu-west-1";
const managedPolicy = "ReadOnlyAccess";

/** As many grants as asked for, in each of the forms that are compared. */
export interface Grants {
  readonly region: string;
  readonly config: AccessConfig;
  /** The variables of `bench/inputs/for-each`. */
  readonly variables: object;
  /** What the service has beforehand: the groups, and none of the grants. */
  readonly seed: Seed;
}

/** 10 groups × 5 permission sets × accounts, in entries of one group each. @param count a multiple of 50 */
export function makeGrants(count: number): Grants {
  const accountIds = Array.from({ length: count / 50 }, (_, index) => String(100000000000 + index));
  const groups = Array.from({ length: 10 }, (_, index) => `group${index}`);
  const sets = Array.from({ length: 5 }, (_, index) => `Set${index}`);
  const displayName = (key: string) => `Group ${key}`;
  const bySet = <T>(value: T) => Object.fromEntries(sets.map((key) => [key, value]));
  return {
    region,
    config: {
      identityCenter: { region },
      groups: Object.fromEntries(groups.map((key) => [key, displayName(key)])),
      permissionSets: bySet({ managedPolicies: [managedPolicy], sessionDuration: "4h" }),
      assignments: Object.fromEntries(
        groups.map((key) => [key, { groups: [key], permissionSets: sets, accounts: accountIds }]),
      ),
    },
    variables: {
      permission_sets: bySet({
        session_duration: "PT4H",
        managed_policies: [`arn:aws:iam::aws:policy/${managedPolicy}`],
      }),
      account_assignments: Object.fromEntries(
        groups.map((key) => [
          key,
          {
            principal_type: "GROUP",
            principal_name: displayName(key),
            permission_sets: sets,
            account_ids: accountIds,
          },
        ]),
      ),
    },
    seed: {
      region,
      groups: groups.map((key) => ({ displayName: displayName(key) })),
      accounts: accountIds.map((id) => ({ id, name: `account-${id}` })),
    },
  };
}
