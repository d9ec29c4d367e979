import type { AccessConfig } from "../../../lib/config";
import { callRehearsal, pages, type Seed } from "../../../lib/rehearsal";

const production = "222222222222";
const staging = "333333333333";

/** A config with every kind of resource, and a world for it. */
export const driftingConfig = {
  identityCenter: { identitySource: "identity-center" },
  accounts: { production, staging },
  users: {
    alice: "alice@example.com",
    erin: {
      create: {
        userName: "erin",
        givenName: "Erin",
        familyName: "Doe",
        email: { value: "erin@example.com", type: "work" },
        phoneNumber: "+49 30 1234",
        address: { locality: "Berlin", country: "DE" },
        title: "Engineer",
        groups: ["auditors"],
      },
    },
  },
  groups: {
    developers: "Developers",
    operators: "Operators",
    auditors: { create: { displayName: "Auditors", members: ["alice"] } },
    guests: { create: { displayName: "Guests", description: "From elsewhere" } },
  },
  permissionSets: {
    ReadOnly: {
      description: "Looks around",
      sessionDuration: "4h",
      relayState: "https://console.example.com/",
      tags: { team: "platform" },
      managedPolicies: ["ReadOnlyAccess", "job-function/ViewOnlyAccess"],
      inlinePolicy: { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }] },
    },
    Developer: {
      customerManagedPolicies: [{ name: "TeamEditor", path: "/teams/" }],
      permissionsBoundary: { customerManagedPolicy: { name: "Boundary" } },
    },
    Operator: {
      managedPolicies: ["PowerUserAccess"],
      permissionsBoundary: { managedPolicy: "PowerUserAccess" },
    },
    Taken: { existing: true },
  },
  assignments: {
    look: {
      groups: ["auditors", "developers", "guests"],
      users: ["erin", "alice"],
      permissionSets: ["ReadOnly"],
      accounts: ["production"],
    },
    build: {
      groups: ["developers", "operators"],
      permissionSets: ["Developer", "Taken"],
      accounts: ["production", "staging"],
    },
    operate: { groups: ["operators"], permissionSets: ["Operator"], accounts: ["production", "staging"] },
  },
  accessControlAttributes: { CostCenter: "${path:enterprise.costCenter}" },
} satisfies AccessConfig;

const policies = [{ name: "TeamEditor", path: "/teams/" }, { name: "Boundary" }];
export const driftingSeed: Seed = {
  region: "us-east-1",
  accounts: [
    { id: production, name: "production", customerManagedPolicies: policies },
    { id: staging, name: "staging", customerManagedPolicies: policies },
  ],
  users: [{ userName: "alice@example.com", email: "alice@example.com" }],
  groups: [{ displayName: "Developers" }, { displayName: "Operators" }],
  permissionSets: [{ name: "Taken" }],
};

/** A change that somebody makes by hand. Each can be made once, in any order. */
export type Drift = (world: World) => Promise<unknown>;

/** What the service holds, by name, and calls to change it. */
export interface World {
  readonly instance: string;
  /** Calls an operation on a permission set. */
  sso(operation: string, permissionSet: string, input?: object): Promise<unknown>;
  /** Calls an operation of the identity store. */
  store<T>(operation: string, input: object): Promise<T>;
  /** Calls an operation on the instance. */
  onInstance(operation: string, input: object): Promise<unknown>;
  assign(
    operation: "Create" | "Delete",
    permissionSet: string,
    group: string,
    account: string,
  ): Promise<unknown>;
  arnOf(permissionSet: string): string | undefined;
  groupId(name: string): string | undefined;
}

/** Opens a service for changes by hand. */
export async function openWorld(url: string): Promise<World> {
  const { Instances } = await callRehearsal<{
    Instances: { InstanceArn: string; IdentityStoreId: string }[];
  }>(url, "sso-admin", "ListInstances");
  const { InstanceArn, IdentityStoreId } = Instances[0]!;
  const arns = await permissionSetArns(url, InstanceArn);
  const groups = await pages<{ DisplayName: string; GroupId: string }>(
    url,
    "identitystore",
    "ListGroups",
    "Groups",
    { IdentityStoreId },
  );
  const groupIds = new Map(groups.map(({ DisplayName, GroupId }) => [DisplayName, GroupId]));
  const onInstance = (operation: string, input: object) =>
    callRehearsal(url, "sso-admin", operation, { InstanceArn, ...input });
  const sso = (operation: string, permissionSet: string, input: object = {}) =>
    onInstance(operation, { PermissionSetArn: arns.get(permissionSet), ...input });
  return {
    instance: InstanceArn,
    sso,
    onInstance,
    store: (operation, input) =>
      callRehearsal(url, "identitystore", operation, { IdentityStoreId, ...input }),
    arnOf: (name) => arns.get(name),
    groupId: (name) => groupIds.get(name),
    assign: (operation, permissionSet, group, TargetId) =>
      sso(`${operation}AccountAssignment`, permissionSet, {
        TargetId,
        TargetType: "AWS_ACCOUNT",
        PrincipalType: "GROUP",
        PrincipalId: groupIds.get(group),
      }),
  };
}

async function permissionSetArns(url: string, InstanceArn: string): Promise<ReadonlyMap<string, string>> {
  const arns = await pages<string>(url, "sso-admin", "ListPermissionSets", "PermissionSets", { InstanceArn });
  const names = arns.map(async (PermissionSetArn) => {
    const input = { InstanceArn, PermissionSetArn };
    const { PermissionSet } = await callRehearsal<{ PermissionSet: { Name: string } }>(
      url,
      "sso-admin",
      "DescribePermissionSet",
      input,
    );
    return [PermissionSet.Name, PermissionSetArn] as const;
  });
  return new Map(await Promise.all(names));
}

const policy = (Action: string) =>
  JSON.stringify(
    { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action, Resource: "*" }] },
    undefined,
    2,
  );

/** A kind of drift, with the types of the resources that a refresh then changes. */
export interface DriftKind {
  readonly make: Drift;
  readonly seenIn: readonly string[];
}

/** Every kind of drift, but for the two below. */
export const drifts: Readonly<Record<string, DriftKind>> = {
  "an assignment removed": {
    make: ({ assign }) => assign("Delete", "ReadOnly", "Developers", production),
    seenIn: ["aws_ssoadmin_account_assignment"],
  },
  "an assignment added": {
    make: ({ assign }) => assign("Create", "ReadOnly", "Operators", staging),
    seenIn: [],
  },
  "an assignment added in a pair that the config has": {
    make: ({ assign }) => assign("Create", "Operator", "Developers", staging),
    seenIn: [],
  },
  "an inline policy changed": {
    make: ({ sso }) => sso("PutInlinePolicyToPermissionSet", "ReadOnly", { InlinePolicy: policy("ec2:*") }),
    seenIn: ["aws_ssoadmin_permission_set_inline_policy"],
  },
  "an inline policy removed": {
    make: ({ sso }) => sso("DeleteInlinePolicyFromPermissionSet", "ReadOnly"),
    seenIn: ["aws_ssoadmin_permission_set_inline_policy"],
  },
  "a managed policy attached": {
    make: ({ sso }) =>
      sso("AttachManagedPolicyToPermissionSet", "Developer", {
        ManagedPolicyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess",
      }),
    seenIn: [],
  },
  "a managed policy detached": {
    make: ({ sso }) =>
      sso("DetachManagedPolicyFromPermissionSet", "ReadOnly", {
        ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      }),
    seenIn: ["aws_ssoadmin_managed_policy_attachment"],
  },
  "a customer managed policy detached": {
    make: ({ sso }) =>
      sso("DetachCustomerManagedPolicyReferenceFromPermissionSet", "Developer", {
        CustomerManagedPolicyReference: { Name: "TeamEditor", Path: "/teams/" },
      }),
    seenIn: ["aws_ssoadmin_customer_managed_policy_attachment"],
  },
  "a boundary changed": {
    make: ({ sso }) =>
      sso("PutPermissionsBoundaryToPermissionSet", "Operator", {
        PermissionsBoundary: { ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
      }),
    seenIn: ["aws_ssoadmin_permissions_boundary_attachment"],
  },
  "a boundary removed": {
    make: ({ sso }) => sso("DeletePermissionsBoundaryFromPermissionSet", "Developer"),
    seenIn: ["aws_ssoadmin_permissions_boundary_attachment"],
  },
  "a tag changed": {
    make: ({ onInstance, arnOf }) =>
      onInstance("TagResource", {
        ResourceArn: arnOf("ReadOnly"),
        Tags: [{ Key: "team", Value: "security" }],
      }),
    seenIn: ["aws_ssoadmin_permission_set"],
  },
  "a session changed": {
    make: ({ sso }) => sso("UpdatePermissionSet", "Developer", { SessionDuration: "PT12H" }),
    seenIn: ["aws_ssoadmin_permission_set"],
  },
  "the attributes for access control changed": {
    make: ({ onInstance }) =>
      onInstance("UpdateInstanceAccessControlAttributeConfiguration", {
        InstanceAccessControlAttributeConfiguration: {
          AccessControlAttributes: [
            { Key: "CostCenter", Value: { Source: ["${path:enterprise.division}"] } },
          ],
        },
      }),
    seenIn: ["aws_ssoadmin_instance_access_control_attributes"],
  },
  "a created group renamed": {
    make: ({ store, groupId }) =>
      store("UpdateGroup", {
        GroupId: groupId("Auditors"),
        Operations: [{ AttributePath: "displayName", AttributeValue: "Readers" }],
      }),
    seenIn: ["aws_identitystore_group"],
  },
  "a created group deleted": {
    make: ({ store, groupId }) => store("DeleteGroup", { GroupId: groupId("Guests") }),
    seenIn: ["aws_identitystore_group"],
  },
  "a created user's title changed": {
    make: async ({ store }) => {
      const { UserId } = await store<{ UserId: string }>("GetUserId", {
        AlternateIdentifier: { UniqueAttribute: { AttributePath: "userName", AttributeValue: "erin" } },
      });
      return store("UpdateUser", {
        UserId,
        Operations: [{ AttributePath: "title", AttributeValue: "Lead" }],
      });
    },
    seenIn: ["aws_identitystore_user"],
  },
  "a membership removed": {
    make: async ({ store, groupId }) => {
      const { GroupMemberships } = await store<{ GroupMemberships: { MembershipId: string }[] }>(
        "ListGroupMemberships",
        { GroupId: groupId("Auditors") },
      );
      return store("DeleteGroupMembership", { MembershipId: GroupMemberships[0]!.MembershipId });
    },
    seenIn: ["aws_identitystore_group_membership"],
  },
};

/** A looked-up principal that is deleted: no plan can be made, with whatever refresh. */
export const principalDeleted: Drift = ({ store, groupId }) =>
  store("DeleteGroup", { GroupId: groupId("Developers") });

/** No drift: the same policy, indented. */
export const policyWrittenOtherwise: Drift = ({ sso }) =>
  sso("PutInlinePolicyToPermissionSet", "ReadOnly", { InlinePolicy: policy("s3:*") });

/** To be made last: other drifts are of this permission set. */
export const permissionSetDeleted = {
  async make({ sso, assign }) {
    // AWS deletes none that is assigned.
    for (const account of [production, staging])
      for (const group of ["Operators", "Developers"])
        await assign("Delete", "Operator", group, account).catch(() => undefined);
    await sso("DeletePermissionSet", "Operator");
  },
  seenIn: [
    "aws_ssoadmin_account_assignment",
    "aws_ssoadmin_managed_policy_attachment",
    "aws_ssoadmin_permission_set",
    "aws_ssoadmin_permissions_boundary_attachment",
  ],
} satisfies DriftKind;
