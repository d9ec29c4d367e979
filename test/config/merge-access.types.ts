import { defineAccess, mergeAccess, type AccessPart } from "cdktf-identity-center/config";

/** What the compiler accepts and refuses; `tsc` fails where an expected error is missing. */
const people = {
  users: { alice: "alice" },
  groups: { platform: "Platform Engineers" },
} as const satisfies AccessPart;
const sets = {
  accounts: { prod: "111111111111" },
  groups: { ops: "Operations" },
  permissionSets: { ReadOnly: { managedPolicies: ["ReadOnlyAccess"] } },
} as const satisfies AccessPart;

const right = {
  assignments: {
    a: { users: ["alice"], groups: ["platform", "ops"], permissionSets: ["ReadOnly"], accounts: ["prod"] },
  },
} as const satisfies AccessPart;
defineAccess(mergeAccess(people, sets, right));

const wrong = {
  assignments: { a: { groups: ["platfrom"], permissionSets: ["ReadOnly"], accounts: ["prod"] } },
} as const satisfies AccessPart;
// @ts-expect-error -- there is no group "platfrom"
defineAccess(mergeAccess(people, sets, wrong));

// @ts-expect-error -- no part has assignments
defineAccess(mergeAccess(people, sets));

// @ts-expect-error -- there is no part "teams"
export const unknown = { teams: {} } satisfies AccessPart;
