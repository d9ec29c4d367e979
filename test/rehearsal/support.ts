import {
  callRehearsal,
  pages,
  RehearsalCallError,
  startRehearsal,
  type Rehearsal,
  type RehearsalOptions,
  type Seed,
} from "../../lib/rehearsal";

/** An organization of two more accounts, two people, one group and one permission set. */
export const smallSeed = {
  accounts: [
    { id: "222222222222", name: "prod" },
    { id: "333333333333", name: "frozen", state: "SUSPENDED" },
  ],
  users: [{ userName: "alice", email: "alice@example.com" }, { userName: "bob" }],
  groups: [{ displayName: "Platform", members: ["alice"] }],
  permissionSets: [{ name: "Reader", managedPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }],
} satisfies Seed;

type Output = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** Who calls, and from which Region; a caller in the management account, at home, if nothing is said. */
type Signature = { accessKeyId?: string; region?: string };

const open: Rehearsal[] = [];

/** Closes what `start` opened: for afterEach. */
export const closeAll = () => Promise.all(open.splice(0).map((rehearsal) => rehearsal.close()));

/** A rehearsal with `smallSeed` (or another seed), and short ways to speak to it. */
export async function start(options: RehearsalOptions = {}) {
  const rehearsal = await startRehearsal({ seed: smallSeed, ...options });
  open.push(rehearsal);
  const { url } = rehearsal;
  const instances = await pages<Output>(url, "sso-admin", "ListInstances", "Instances");
  const InstanceArn = instances[0]?.InstanceArn as string;
  const IdentityStoreId = instances[0]?.IdentityStoreId as string;
  const sso = (operation: string, input: object = {}, signature: Signature = {}) =>
    callRehearsal<Output>(url, "sso-admin", operation, { InstanceArn, ...input }, signature);
  const store = (operation: string, input: object = {}, signature: Signature = {}) =>
    callRehearsal<Output>(url, "identitystore", operation, { IdentityStoreId, ...input }, signature);
  const org = (operation: string, input: object = {}, signature: Signature = {}) =>
    callRehearsal<Output>(url, "organizations", operation, input, signature);
  return { rehearsal, url, InstanceArn, IdentityStoreId, sso, store, org };
}

export type Started = Awaited<ReturnType<typeof start>>;

/** The ids that tests of account assignments need, by the names of `smallSeed`. */
export async function idsOf({ sso, store }: Started) {
  const users = (await store("ListUsers")).Users as Output[];
  const groups = (await store("ListGroups")).Groups as Output[];
  const PermissionSetArn = (await sso("ListPermissionSets")).PermissionSets[0] as string;
  const user = (name: string) => users.find(({ UserName }) => UserName === name)!.UserId as string;
  const group = (name: string) => groups.find(({ DisplayName }) => DisplayName === name)!.GroupId as string;
  const assignment = {
    PermissionSetArn,
    TargetId: "222222222222",
    TargetType: "AWS_ACCOUNT",
    PrincipalType: "GROUP",
    PrincipalId: group("Platform"),
  };
  return { PermissionSetArn, user, group, assignment };
}

/** Starts an account assignment and returns the status that it ends with. */
export async function assign({ sso }: Started, input: object) {
  const { AccountAssignmentCreationStatus: started } = await sso("CreateAccountAssignment", input);
  const { AccountAssignmentCreationStatus: ended } = await sso("DescribeAccountAssignmentCreationStatus", {
    AccountAssignmentCreationRequestId: started.RequestId,
  });
  return ended as Output;
}

/** Starts a deletion and returns the status that it ends with. */
export async function unassign({ sso }: Started, input: object) {
  const { AccountAssignmentDeletionStatus: started } = await sso("DeleteAccountAssignment", input);
  const { AccountAssignmentDeletionStatus: ended } = await sso("DescribeAccountAssignmentDeletionStatus", {
    AccountAssignmentDeletionRequestId: started.RequestId,
  });
  return ended as Output;
}

/** Provisions a permission set and returns the status that it ends with. */
export async function provision({ sso }: Started, input: object) {
  const { PermissionSetProvisioningStatus: started } = await sso("ProvisionPermissionSet", {
    TargetType: "ALL_PROVISIONED_ACCOUNTS",
    ...input,
  });
  const { PermissionSetProvisioningStatus: ended } = await sso("DescribePermissionSetProvisioningStatus", {
    ProvisionPermissionSetRequestId: started.RequestId,
  });
  return ended as Output;
}

/** The error that a call was answered with, as `code: message`. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof RehearsalCallError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no error";
}

/** Calls an operation of the query protocol and returns the status and the XML. */
export async function query(
  url: string,
  service: "iam" | "sts",
  params: Record<string, string>,
  key = "rehearsal",
) {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/${service}/aws4_request`,
    },
    body: new URLSearchParams(params),
  });
  return { status: response.status, xml: await response.text() };
}

/** The texts of all elements of this name. */
export const elements = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text]) => text);
