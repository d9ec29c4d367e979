import { defineAccess } from "cdktf-identity-center/config";

/**
 * Who may use which AWS account. A sample to learn from: change it, and see what `npm start` makes of it.
 *
 * The keys (`alice`, `platform`, `production`, …) are names of your own. Assignments refer to them, and the compiler
 * knows them: mistype one below and this file is red before anything runs.
 */
export default defineAccess({
  identityCenter: {
    // The home Region of your instance. The instance itself is looked up; there must be exactly one.
    region: "eu-west-1",
    // With more than one, name it:
    // instance: { arn: "arn:aws:sso:::instance/ssoins-1234567890abcdef", identityStoreId: "d-1234567890" },
  },

  // The tree of your AWS organization, committed beside this file: what organizational units, tags and names stand for.
  organization: "organization.json",

  accounts: {
    management: "111111111111", // an id, in quotes: some begin with a zero
    production: { name: "production" }, // or the name that the account has in the organization
  },
  // Accounts that go together.
  accountGroups: {
    workloads: [{ ou: "Workloads" }], // an organizational unit, with all below it
  },

  // Users and groups exist in the identity store (your identity provider brings them there); here they are found.
  users: {
    alice: "alice@example.com", // by UserName
    bob: { email: "bob@example.com" },
    carol: { externalId: { issuer: "https://idp.example.com", id: "00u1a2b3c4" } },
  },
  groups: {
    platform: "Platform Engineers", // by DisplayName
    developers: "Developers",
    auditors: { id: "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f" }, // by GroupId
  },

  permissionSets: {
    // The key is the name in AWS. AWS managed policies go by name …
    AdministratorAccess: {
      description: "Everything; for a few people and a few hours",
      managedPolicies: ["AdministratorAccess"],
      sessionDuration: "1h",
      neverIn: ["management"], // a guardrail, whatever the assignments below say
    },
    Developer: {
      description: "Build and run in the accounts of a team",
      // … by path and name, or by ARN.
      managedPolicies: [
        "PowerUserAccess",
        "job-function/ViewOnlyAccess",
        "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
      ],
      // These have to exist in every account that the permission set reaches.
      customerManagedPolicies: [{ name: "TeamDataAccess", path: "/teams/" }],
      // A JSON file beside this one. Variables such as ${aws:PrincipalTag/team} arrive in AWS as they stand there.
      inlinePolicy: { file: "policies/developer.json" },
      // The most that the permission set can ever allow.
      permissionsBoundary: { customerManagedPolicy: { name: "DeveloperBoundary" } },
      sessionDuration: "8h",
      relayState: "https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1",
      tags: { team: "platform", "cost-center": "1234" },
    },
    readOnly: {
      name: "ReadOnly", // a name in AWS that differs from the key
      managedPolicies: ["ReadOnlyAccess"],
      inlinePolicy: {
        Version: "2012-10-17",
        Statement: [
          { Sid: "NoData", Effect: "Deny", Action: ["s3:GetObject", "dynamodb:GetItem"], Resource: "*" },
        ],
      },
      permissionsBoundary: { managedPolicy: "ReadOnlyAccess" },
      sessionDuration: "PT1H30M",
    },
    // Owned by AWS Control Tower: looked up, never changed.
    AWSReadOnlyAccess: { existing: true },
  },

  // Each entry is principals × permission sets × accounts.
  assignments: {
    "platform-admins": {
      groups: ["platform"],
      permissionSets: ["AdministratorAccess"],
      accounts: ["workloads", { name: "sandbox*" }],
    },
    developers: {
      groups: ["developers"],
      permissionSets: ["Developer"],
      accounts: ["*"], // every active account but the management account, which has to be named
      except: [{ tag: { env: "prod" } }],
    },
    "developers-look-at-production": {
      groups: ["developers"],
      permissionSets: ["readOnly"],
      accounts: ["production"],
    },
    auditors: {
      groups: ["auditors"],
      permissionSets: ["readOnly", "AWSReadOnlyAccess"],
      accounts: ["management", "production"],
    },
    "on-call": {
      users: ["alice", "bob"],
      permissionSets: ["AdministratorAccess"],
      accounts: ["production"],
      reason: "Somebody has to be able to mend things at night",
    },
    contractor: {
      users: ["carol"],
      permissionSets: ["Developer"],
      accounts: ["444444444444"], // an id will do, too
    },
  },

  // What holds for all of it, checked after every target is expanded.
  guardrails: {
    directUsers: "allow", // warn or deny: assign groups only
    privilegedSession: "1h",
  },
});
