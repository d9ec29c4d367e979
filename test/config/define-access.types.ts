/**
 * What the compiler knows of an access config; checked by `npm run typecheck`, never run. Each `@ts-expect-error` is a
 * mistake that has to be red, and is itself an error where it is not.
 */
import { defineAccess, type AccessConfig } from "../../lib/config";

const sound = {
  accounts: { prod: "111111111111" },
  users: { alice: "alice@example.com" },
  groups: { platform: "Platform Engineers" },
  permissionSets: { ReadOnly: { managedPolicies: ["ReadOnlyAccess"] } },
} as const;

const entry = { groups: ["platform"], permissionSets: ["ReadOnly"], accounts: ["prod"] } as const;

// What is right

defineAccess({ ...sound, assignments: { a: entry } });
defineAccess({ assignments: {} });
defineAccess({ ...sound, assignments: { a: { ...entry, users: ["alice"] } } });

/** An account by its id, declared or not. */
defineAccess({ ...sound, assignments: { a: { ...entry, accounts: ["222222222222", "prod"] } } });

/** No users, no accounts at all. */
defineAccess({
  groups: { platform: "Platform Engineers" },
  permissionSets: { ReadOnly: {} },
  assignments: { a: { groups: ["platform"], permissionSets: ["ReadOnly"], accounts: ["222222222222"] } },
});

/** Everything readonly. */
defineAccess({ ...sound, assignments: { a: entry } } as const);

/** Lists from elsewhere. */
const admins: readonly "alice"[] = ["alice"];
const prodOnly: "prod"[] = ["prod"];
defineAccess({ ...sound, assignments: { a: { ...entry, users: admins, accounts: prodOnly } } });

/** Any way to find a user or a group. */
defineAccess({
  users: {
    a: "alice",
    b: { email: "bob@example.com" },
    c: { externalId: { issuer: "https://idp.example.com", id: "1" } },
    d: { id: "4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f" },
  },
  groups: { a: "A", b: { id: "4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f" } },
  assignments: {},
});

/** Users and groups that it creates, in one another. */
const erin = { userName: "erin", givenName: "Erin", familyName: "Doe" } as const;
const people = {
  users: { alice: "alice", erin: { create: { ...erin, groups: ["ops", "auditors"] } } },
  groups: { ops: "Ops", auditors: { create: { displayName: "Auditors", members: ["alice", "erin"] } } },
} as const;
defineAccess({ ...people, assignments: {} });
defineAccess({
  users: {
    erin: {
      create: {
        ...erin,
        email: { value: "erin@example.com", type: "work" },
        phoneNumber: "+49 30 1234",
        address: { locality: "Berlin" },
        title: "Engineer",
      },
    },
  },
  assignments: {},
});

/** Where people come from, attributes for access control, and keys that have changed. */
defineAccess({
  ...sound,
  identityCenter: { identitySource: "identity-center" },
  accessControlAttributes: { CostCenter: "${path:enterprise.costCenter}" },
  renamed: { users: { al: "alice" }, groups: { ops: "platform" }, permissionSets: { Reader: "ReadOnly" } },
  assignments: { a: entry },
});

/** What it returns is an access config, and a config that a program builds is one, too. */
const config: AccessConfig = defineAccess({ ...sound, assignments: { a: entry } });
export const built: AccessConfig = { ...config, users: Object.fromEntries([["bob", "bob@example.com"]]) };

// What is wrong

// @ts-expect-error: there is no user bob
defineAccess({ ...sound, assignments: { a: { ...entry, users: ["bob"] } } });

// @ts-expect-error: there is no group ops
defineAccess({ ...sound, assignments: { a: { ...entry, groups: ["ops"] } } });

// @ts-expect-error: there is no account staging
defineAccess({ ...sound, assignments: { a: { ...entry, accounts: ["staging"] } } });

// @ts-expect-error: there is no permission set Admin
defineAccess({ ...sound, assignments: { a: { ...entry, permissionSets: ["Admin"] } } });

// @ts-expect-error: a user is no group
defineAccess({ ...sound, assignments: { a: { ...entry, groups: ["alice"] } } });

// @ts-expect-error: no users are declared, so there is none to name
defineAccess({ ...sound, users: undefined, assignments: { a: { ...entry, users: ["alice"] } } });

// @ts-expect-error: assignments are missing
defineAccess({ ...sound });

// @ts-expect-error: an entry without accounts
defineAccess({ ...sound, assignments: { a: { groups: ["platform"], permissionSets: ["ReadOnly"] } } });

// @ts-expect-error: an entry without permission sets
defineAccess({ ...sound, assignments: { a: { groups: ["platform"], accounts: ["prod"] } } });

// @ts-expect-error: an account id is a text
defineAccess({ ...sound, assignments: { a: { ...entry, accounts: [222222222222] } } });

// @ts-expect-error: an account id is a text here, too
defineAccess({ accounts: { prod: 111111111111 }, assignments: {} });

// @ts-expect-error: an unknown part
defineAccess({ teams: {}, assignments: {} });

// @ts-expect-error: an unknown setting of a permission set
defineAccess({ permissionSets: { A: { sesionDuration: "4h" } }, assignments: {} });

// @ts-expect-error: an unknown setting of an entry
defineAccess({ ...sound, assignments: { a: { ...entry, user: ["alice"] } } });

// @ts-expect-error: a duration is a text
defineAccess({ permissionSets: { A: { sessionDuration: 4 } }, assignments: {} });

// @ts-expect-error: existing is true or left out
defineAccess({ permissionSets: { A: { existing: false } }, assignments: {} });

// @ts-expect-error: an unknown way to find a user
defineAccess({ users: { a: { mail: "alice@example.com" } }, assignments: {} });

// @ts-expect-error: a boundary is no name alone
defineAccess({ permissionSets: { A: { permissionsBoundary: "Boundary" } }, assignments: {} });

const noName = {};
defineAccess({
  assignments: {},
  // @ts-expect-error: the customer managed policy of a boundary has a name
  permissionSets: { A: { permissionsBoundary: { customerManagedPolicy: noName } } },
});

defineAccess({
  assignments: {},
  // @ts-expect-error: an unknown kind of boundary
  permissionSets: { A: { permissionsBoundary: { policy: "ReadOnlyAccess" } } },
});

// That a boundary names exactly one policy is not in the types: it is checked when the config is read.
defineAccess({ permissionSets: { A: { permissionsBoundary: {} } }, assignments: {} });

// @ts-expect-error: a promise is no map
defineAccess({ users: Promise.resolve({}), assignments: {} });

// @ts-expect-error: there is no group admins to put a created user into
defineAccess({ ...people, users: { erin: { create: { ...erin, groups: ["admins"] } } }, assignments: {} });

const bobIsIn = { create: { displayName: "B", members: ["bob"] } } as const;
// @ts-expect-error: there is no user bob to put into a created group
defineAccess({ users: { a: "a" }, groups: { b: bobIsIn }, assignments: {} });

// @ts-expect-error: a created user has a family name
defineAccess({ users: { a: { create: { userName: "a", givenName: "A" } } }, assignments: {} });

// @ts-expect-error: a created user has no shoe size
defineAccess({ users: { a: { create: { ...erin, shoeSize: "9" } } }, assignments: {} });

// @ts-expect-error: a created group has a display name
defineAccess({ groups: { a: { create: {} } }, assignments: {} });

// @ts-expect-error: an unknown identity source
defineAccess({ identityCenter: { identitySource: "okta" }, assignments: {} });

// @ts-expect-error: a source of an attribute is a text
defineAccess({ accessControlAttributes: { CostCenter: ["${path:title}"] }, assignments: {} });

// @ts-expect-error: there is no user bob to be renamed to
defineAccess({ ...sound, renamed: { users: { al: "bob" } }, assignments: {} });

// @ts-expect-error: accounts have no addresses of their own
defineAccess({ ...sound, renamed: { accounts: { live: "prod" } }, assignments: {} });
