import type { Seed } from "../../lib/rehearsal";
import { random } from "./organization";
import { worldAssignments } from "./world/assignments";
import { worldOrganization } from "./world/organization";
import { worldPermissionSets } from "./world/permission-sets";

/** How big a generated world is. The same size and `seed` always give the same world. */
export interface WorldSize {
  /** Accounts, the management account included. @default 80 */
  readonly accounts?: number;
  /** Permission sets, AWS Control Tower's six included where there are more than twelve. @default 60 */
  readonly permissionSets?: number;
  /** Account assignments: exactly so many, no two alike. @default 1500 */
  readonly accountAssignments?: number;
  /** @default a quarter of the accounts, at least 10 */
  readonly groups?: number;
  /** @default three times the groups */
  readonly users?: number;
  /** Of the account assignments, how many are a user's own: 0 to 1. @default 0.1 */
  readonly userShare?: number;
  /** Principals that were deleted and left an account assignment each. @default one for each 300 account assignments */
  readonly deletedPrincipals?: number;
  /** @default 1 */
  readonly seed?: number;
}

const managementAccountId = "111111111111";

/**
 * An instance as organizations have them after some years: organizational units three levels deep with tags and
 * suspended accounts, two accounts of one name, permission sets with every kind of part, Control Tower's among them,
 * one that nobody has, attributes for access control, group access to whole organizational units beside single
 * exceptions, users assigned directly, and account assignments of principals that were deleted.
 */
export function generateSeed(size: WorldSize = {}): Seed {
  const numbers = withDefaults(size);
  const next = random(numbers.seed);
  const { organizationalUnits, accounts } = worldOrganization(numbers.accounts, managementAccountId, next);
  const permissionSets = worldPermissionSets(numbers.permissionSets, next);
  const users = Array.from({ length: numbers.users }, (_, i) => person(i));
  const groups = Array.from({ length: numbers.groups }, (_, i) => ({
    displayName: groupName(i),
    members: users.filter((_, u) => u % numbers.groups === i).map(({ userName }) => userName),
  }));
  return {
    region: "eu-west-1",
    organization: { id: "o-a1b2c3d4e5", managementAccountId, rootId: "r-ab12" },
    organizationalUnits,
    accounts,
    users,
    groups,
    permissionSets,
    customerManagedPolicies: policiesIn(permissionSets),
    accessControlAttributes: { team: "${path:enterprise.department}", costCenter: "${path:userName}" },
    accountAssignments: worldAssignments(numbers, { accounts, permissionSets, users, groups }, next),
  };
}

function withDefaults(size: WorldSize): Required<WorldSize> {
  const { accounts = 80, permissionSets = 60, accountAssignments = 1500, seed = 1 } = size;
  const groups = size.groups ?? Math.max(10, Math.round(accounts / 4));
  const deletedPrincipals = size.deletedPrincipals ?? Math.ceil(accountAssignments / 300);
  const users = size.users ?? groups * 3;
  const userShare = users === 0 ? 0 : (size.userShare ?? 0.1);
  return { accounts, permissionSets, accountAssignments, groups, users, userShare, deletedPrincipals, seed };
}

function person(i: number) {
  const given = ["Ada", "Björn", "Chloé", "Dmitri", "Eve", "Farid", "Grace", "Hedy"][i % 8]!;
  const userName = `${["ada", "bjorn", "chloe", "dmitri", "eve", "farid", "grace", "hedy"][i % 8]!}.${i}@example.com`;
  return { userName, givenName: given, familyName: `No. ${i}`, email: userName };
}

function groupName(i: number): string {
  const kind = ["Engineers", "Admins", "Readers", "Analysts", "On call"][i % 5]!;
  return `${["Platform", "Data & ML", "Shop (EU)", "Finance", "Zürich"][Math.floor(i / 5) % 5]!} ${kind} ${i}`;
}

function policiesIn(sets: NonNullable<Seed["permissionSets"]>) {
  const all = sets.flatMap(({ customerManagedPolicies = [], permissionsBoundary: boundary }) => [
    ...customerManagedPolicies,
    ...(boundary && "customerManagedPolicy" in boundary ? [boundary.customerManagedPolicy] : []),
  ]);
  return [...new Map(all.map((policy) => [`${policy.path ?? "/"}${policy.name}`, policy])).values()];
}
