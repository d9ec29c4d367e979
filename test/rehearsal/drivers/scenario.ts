import type { Seed } from "../../../lib/rehearsal";
import {
  DrivenError,
  normalized,
  type Driver,
  type DrivenCall,
  type DrivenService,
  type Json,
} from "./driver";

const accounts = ["2", "3", "4"].map((digit) => ({
  id: digit.repeat(12),
  name: `account ${digit}`,
  tags: { env: "dev", cost: digit },
}));

/** What the rehearsal holds when the scenario starts. */
export const scenarioSeed = {
  region: "eu-west-1",
  accounts,
  users: [{ userName: "alice", email: "alice@example.com" }, { userName: "bob" }],
  groups: [{ displayName: "Platform", members: ["alice"] }],
  customerManagedPolicies: [{ name: "Boundary", path: "/teams/" }, { name: "Editor" }],
} satisfies Seed;

const inlinePolicy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
});

/** One step of a transcript: what was called, and what came of it. */
export interface Step {
  readonly operation: string;
  readonly answer: unknown;
}

/**
 * The life of a permission set and an account assignment, by one client: created with all parts, given, waited for,
 * read in every way, refused in several, taken and deleted. Returns every answer, in order.
 */
export async function runScenario({ call }: Driver): Promise<Step[]> {
  const steps: Step[] = [];
  const ask = async (
    service: DrivenService,
    operation: string,
    input?: Json,
    more: Partial<DrivenCall> = {},
  ) => {
    const answer = await call({ service, operation, ...(input && { input }), ...more }).catch(
      (error: unknown) => {
        if (error instanceof DrivenError) return { code: error.code, message: error.message };
        throw error;
      },
    );
    steps.push({ operation, answer: normalized(answer) });
    return answer as Json;
  };
  const { Instances } = await ask("sso-admin", "ListInstances", undefined, { all: "Instances" });
  const { InstanceArn, IdentityStoreId } = Instances[0] as Json;
  const sso = (operation: string, input: Json = {}, more?: Partial<DrivenCall>) =>
    ask("sso-admin", operation, { InstanceArn, ...input }, more);
  const store = (operation: string, input: Json = {}, more?: Partial<DrivenCall>) =>
    ask("identitystore", operation, { IdentityStoreId, ...input }, more);

  const PermissionSetArn = await createPermissionSet(sso);
  await readPermissionSet(sso, PermissionSetArn);
  const { GroupId } = await store("GetGroupId", {
    AlternateIdentifier: { UniqueAttribute: { AttributePath: "displayName", AttributeValue: "Platform" } },
  });
  await store("ListUsers", {}, { all: "Users" });
  await store("ListGroupMemberships", { GroupId }, { all: "GroupMemberships" });

  const assignment = {
    PermissionSetArn,
    TargetId: "222222222222",
    TargetType: "AWS_ACCOUNT",
    PrincipalType: "GROUP",
    PrincipalId: GroupId as string,
  };
  const created = await sso("CreateAccountAssignment", assignment);
  await sso("DescribeAccountAssignmentCreationStatus", {
    AccountAssignmentCreationRequestId: created.AccountAssignmentCreationStatus.RequestId,
  });
  await readAssignments(sso, assignment);
  await readOrganization(ask);
  await refusals(ask, sso, PermissionSetArn);

  const deleted = await sso("DeleteAccountAssignment", assignment);
  await sso("DescribeAccountAssignmentDeletionStatus", {
    AccountAssignmentDeletionRequestId: deleted.AccountAssignmentDeletionStatus.RequestId,
  });
  await sso("DeletePermissionSet", { PermissionSetArn });
  await sso("DescribePermissionSet", { PermissionSetArn });
  return steps;
}

type Ask = (operation: string, input?: Json, more?: Partial<DrivenCall>) => Promise<Json>;
type AskAny = (
  service: DrivenService,
  operation: string,
  input?: Json,
  more?: Partial<DrivenCall>,
) => Promise<Json>;

async function createPermissionSet(sso: Ask): Promise<string> {
  const { PermissionSet } = await sso("CreatePermissionSet", {
    Name: "Developer",
    Description: "Build & run",
    SessionDuration: "PT4H",
    RelayState: "https://example.com/",
    Tags: [{ Key: "team", Value: "platform" }],
  });
  const { PermissionSetArn } = PermissionSet as { PermissionSetArn: string };
  await sso("AttachManagedPolicyToPermissionSet", {
    PermissionSetArn,
    ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
  });
  await sso("AttachCustomerManagedPolicyReferenceToPermissionSet", {
    PermissionSetArn,
    CustomerManagedPolicyReference: { Name: "Editor", Path: "/" },
  });
  await sso("PutInlinePolicyToPermissionSet", { PermissionSetArn, InlinePolicy: inlinePolicy });
  await sso("PutPermissionsBoundaryToPermissionSet", {
    PermissionSetArn,
    PermissionsBoundary: { CustomerManagedPolicyReference: { Name: "Boundary", Path: "/teams/" } },
  });
  return PermissionSetArn;
}

async function readPermissionSet(sso: Ask, PermissionSetArn: string): Promise<void> {
  const of = { PermissionSetArn };
  await sso("ListPermissionSets", {}, { all: "PermissionSets" });
  await sso("DescribePermissionSet", of);
  await sso("ListManagedPoliciesInPermissionSet", of, { all: "AttachedManagedPolicies" });
  await sso("ListCustomerManagedPolicyReferencesInPermissionSet", of, {
    all: "CustomerManagedPolicyReferences",
  });
  await sso("GetInlinePolicyForPermissionSet", of);
  await sso("GetPermissionsBoundaryForPermissionSet", of);
  await sso("ListTagsForResource", { ResourceArn: PermissionSetArn }, { all: "Tags" });
}

async function readAssignments(sso: Ask, { PermissionSetArn, PrincipalId, PrincipalType, TargetId }: Json) {
  await sso(
    "ListAccountAssignments",
    { PermissionSetArn, AccountId: TargetId },
    { all: "AccountAssignments" },
  );
  await sso(
    "ListAccountAssignmentsForPrincipal",
    { PrincipalId, PrincipalType },
    { all: "AccountAssignments" },
  );
  await sso("ListAccountsForProvisionedPermissionSet", { PermissionSetArn }, { all: "AccountIds" });
  const provisioning = await sso("ProvisionPermissionSet", {
    PermissionSetArn,
    TargetType: "ALL_PROVISIONED_ACCOUNTS",
  });
  await sso("DescribePermissionSetProvisioningStatus", {
    ProvisionPermissionSetRequestId: provisioning.PermissionSetProvisioningStatus.RequestId,
  });
}

async function readOrganization(ask: AskAny): Promise<void> {
  await ask("sts", "GetCallerIdentity");
  await ask("organizations", "ListAccounts", undefined, { all: "Accounts" });
  const { Roots } = await ask("organizations", "ListRoots", undefined, { all: "Roots" });
  await ask(
    "organizations",
    "ListAccountsForParent",
    { ParentId: Roots[0].Id as string },
    { all: "Accounts" },
  );
  await ask("organizations", "ListTagsForResource", { ResourceId: "222222222222" }, { all: "Tags" });
}

/** What AWS says no to: each in the words of the service, through every client. */
async function refusals(ask: AskAny, sso: Ask, PermissionSetArn: string): Promise<void> {
  await sso("DescribePermissionSet", { PermissionSetArn: PermissionSetArn.replace(/.{4}$/, "0000") });
  await sso("CreatePermissionSet", { Name: "Developer" });
  await sso("CreatePermissionSet", { Name: "no spaces" });
  await sso("DeletePermissionSet", { PermissionSetArn });
  await ask("organizations", "ListRoots", undefined, { accessKeyId: "333333333333" });
  await ask("organizations", "ListRoots", undefined, { accessKeyId: "EXPIRED" });
  await ask("sts", "GetCallerIdentity", undefined, { accessKeyId: "EXPIRED" });
}
