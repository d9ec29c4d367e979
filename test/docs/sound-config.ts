import { smallTree } from "../helpers/organization";

/** A config in which parts of others are sound: it declares the names that the examples of the documentation use. */
export const soundConfig: Readonly<Record<string, unknown>> = {
  identityCenter: { region: "eu-west-1" },
  organization: "organization.json",
  accounts: { management: "111111111111", production: "222222222222", staging: "333333333333" },
  accountGroups: { workloads: [{ ou: "Workloads" }] },
  users: { alice: "alice@example.com", bob: "bob@example.com" },
  groups: { platform: "Platform Engineers", developers: "Developers", auditors: "Auditors" },
  permissionSets: {
    AdministratorAccess: { managedPolicies: ["AdministratorAccess"], sessionDuration: "1h" },
    Developer: { managedPolicies: ["PowerUserAccess"] },
    ReadOnly: { managedPolicies: ["ReadOnlyAccess"] },
  },
  assignments: {
    developers: { groups: ["developers"], permissionSets: ["Developer"], accounts: ["workloads"] },
  },
};

/** What configs name: the snapshot, and policies. */
export const soundFiles: Readonly<Record<string, string>> = {
  "organization.json": JSON.stringify(smallTree()),
  "policies/developer.json": JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "organizations:*", Resource: "*" }],
  }),
  "access.import.json": "{}",
};
