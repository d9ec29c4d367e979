import type { Seed } from "../../../lib/rehearsal";
import { assign, closeAll, elements, idsOf, provision, query, smallSeed, start, unassign } from "../support";

afterEach(closeAll);

const account = "222222222222";

async function begin(seed: Seed = smallSeed) {
  const started = await start({ seed });
  const ids = await idsOf(started);
  const iam = async (Action: string, params: Record<string, string> = {}, key = account) =>
    query(started.url, "iam", { Action, Version: "2010-05-08", ...params }, key);
  const names = async (key = account) => elements((await iam("ListRoles", {}, key)).xml, "RoleName");
  return { started, ...started, ...ids, iam, names };
}

test("a role appears in the account with the first assignment, goes with the last, and comes back with another name", async () => {
  const { started, assignment, names } = await begin();
  expect(await names()).toEqual([]);
  await assign(started, assignment);
  const first = await names();
  expect(first).toEqual([expect.stringMatching(/^AWSReservedSSO_Reader_[0-9a-f]{16}$/)]);
  expect(await names("111111111111")).toEqual([]);
  await unassign(started, assignment);
  expect(await names()).toEqual([]);
  await assign(started, assignment);
  expect(await names()).toHaveLength(1);
  expect(await names()).not.toEqual(first);
});

test.each([
  ["us-east-1", "/aws-reserved/sso.amazonaws.com/"],
  ["eu-west-1", "/aws-reserved/sso.amazonaws.com/eu-west-1/"],
])("for an instance in %s the path of the role is %s", async (region, path) => {
  const { started, assignment, iam } = await begin({ ...smallSeed, region });
  await assign(started, assignment);
  const { xml } = await iam("ListRoles", { PathPrefix: "/aws-reserved/sso.amazonaws.com/" });
  expect(elements(xml, "Path")).toEqual([path]);
  expect(elements(xml, "Arn")[0]).toContain(`arn:aws:iam::${account}:role${path}AWSReservedSSO_Reader_`);
  expect(elements((await iam("ListRoles", { PathPrefix: "/teams/" })).xml, "Path")).toEqual([]);
});

test("the role has the policies as of the last provisioning, and IAM's longest session", async () => {
  const { started, sso, assignment, PermissionSetArn, iam, names } = await begin({
    ...smallSeed,
    customerManagedPolicies: [{ name: "Editor", path: "/teams/" }],
  });
  await assign(started, assignment);
  const RoleName = (await names())[0]!;
  const attached = async () =>
    elements((await iam("ListAttachedRolePolicies", { RoleName })).xml, "PolicyArn");
  const reference = { Name: "Editor", Path: "/teams/" };
  const change = (operation: string, input: object) => sso(operation, { PermissionSetArn, ...input });
  await change("PutInlinePolicyToPermissionSet", { InlinePolicy: '{"Statement":[]}' });
  await change("AttachCustomerManagedPolicyReferenceToPermissionSet", {
    CustomerManagedPolicyReference: reference,
  });
  await change("PutPermissionsBoundaryToPermissionSet", {
    PermissionsBoundary: { CustomerManagedPolicyReference: reference },
  });
  expect(await attached()).toEqual(["arn:aws:iam::aws:policy/ReadOnlyAccess"]);
  expect(elements((await iam("ListRolePolicies", { RoleName })).xml, "member")).toEqual([]);
  await provision(started, { PermissionSetArn });
  const own = `arn:aws:iam::${account}:policy/teams/Editor`;
  expect(await attached()).toEqual(["arn:aws:iam::aws:policy/ReadOnlyAccess", own]);
  expect(elements((await iam("ListRolePolicies", { RoleName })).xml, "member")).toEqual([
    "AwsSSOInlinePolicy",
  ]);
  const { xml } = await iam("GetRolePolicy", { RoleName, PolicyName: "AwsSSOInlinePolicy" });
  expect(decodeURIComponent(elements(xml, "PolicyDocument")[0]!)).toBe('{"Statement":[]}');
  const role = (await iam("GetRole", { RoleName })).xml;
  expect(elements(role, "PermissionsBoundaryArn")).toEqual([own]);
  expect(elements(role, "MaxSessionDuration")).toEqual(["43200"]);
});

test("roles are listed in pages", async () => {
  const permissionSets = ["A", "B", "C"].map((name) => ({ name }));
  const row = { principalType: "GROUP" as const, principal: "Platform", accountId: account };
  const accountAssignments = permissionSets.map(({ name }) => ({ ...row, permissionSet: name }));
  const { iam } = await begin({ ...smallSeed, permissionSets, accountAssignments });
  const first = (await iam("ListRoles", { MaxItems: "2" })).xml;
  expect([elements(first, "RoleName").length, elements(first, "IsTruncated")]).toEqual([2, ["true"]]);
  const second = (await iam("ListRoles", { MaxItems: "2", Marker: elements(first, "Marker")[0]! })).xml;
  expect([elements(second, "RoleName").length, elements(second, "IsTruncated")]).toEqual([1, ["false"]]);
});

test("a role that does not exist is no such entity", async () => {
  const { iam } = await begin();
  const { status, xml } = await iam("GetRole", { RoleName: "Nobody" });
  expect(status).toBe(404);
  expect(elements(xml, "Code")).toEqual(["NoSuchEntity"]);
  expect(elements((await iam("GetRole")).xml, "Code")).toEqual(["ValidationError"]);
});

test("the access key says who calls", async () => {
  const { url } = await begin();
  const caller = async (key: string) => (await query(url, "sts", { Action: "GetCallerIdentity" }, key)).xml;
  expect(elements(await caller("test"), "Account")).toEqual(["111111111111"]);
  expect(elements(await caller(account), "Account")).toEqual([account]);
  expect(elements(await caller("444444444444"), "Code")).toEqual(["InvalidClientTokenId"]);
});

test("an assumed role makes a caller in the role's account", async () => {
  const { url } = await begin();
  const assume = (RoleArn: string) =>
    query(url, "sts", { Action: "AssumeRole", RoleArn, RoleSessionName: "test", Version: "2011-06-15" });
  const { xml } = await assume(`arn:aws:iam::${account}:role/teams/Reader`);
  expect(elements(xml, "AccessKeyId")).toEqual([account]);
  expect(elements(xml, "Arn")).toEqual([`arn:aws:sts::${account}:assumed-role/Reader/test`]);
  expect((await assume("arn:aws:iam::444444444444:role/Reader")).status).toBe(403);
});
