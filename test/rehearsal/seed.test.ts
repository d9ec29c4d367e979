import { startRehearsal, type Seed } from "../../lib/rehearsal";
import { seedSchema } from "../../lib/rehearsal/seed";
import { closeAll, errorOf, idsOf, smallSeed, start } from "./support";

afterEach(closeAll);

async function problemsOf(seed: unknown): Promise<string[]> {
  const error = await startRehearsal({ seed: seed as Seed }).then(
    async (rehearsal) => (await rehearsal.close(), new Error("none")),
    (thrown: Error) => thrown,
  );
  return error.message.split("\n  ").slice(1);
}

test("the same seed always gives the same ids", async () => {
  const [a, b] = [await start(), await start()];
  const ids = async (started: typeof a) => {
    const { PermissionSetArn, user, group } = await idsOf(started);
    const { Roots } = await started.org("ListRoots");
    return [
      started.InstanceArn,
      started.IdentityStoreId,
      PermissionSetArn,
      user("alice"),
      group("Platform"),
      Roots,
    ];
  };
  expect(await ids(a)).toEqual(await ids(b));
});

test("ids do not depend on the order of the seed", async () => {
  const forwards = await idsOf(await start());
  const backwards = await idsOf(
    await start({ seed: { ...smallSeed, users: [...smallSeed.users].reverse() } }),
  );
  expect(backwards.user("bob")).toBe(forwards.user("bob"));
});

test("an empty seed is an organization of one account with one empty instance", async () => {
  const { org, sso, store, InstanceArn } = await start({ seed: {} });
  expect((await org("ListAccounts")).Accounts).toMatchObject([{ Id: "111111111111", State: "ACTIVE" }]);
  expect((await sso("DescribeInstance")).OwnerAccountId).toBe("111111111111");
  expect((await sso("ListPermissionSets")).PermissionSets).toEqual([]);
  expect((await store("ListUsers")).Users).toEqual([]);
  expect(InstanceArn).toMatch(/^arn:aws:sso:::instance\/ssoins-[0-9a-f]{16}$/);
});

test.each([0, 2])("there can be %i instances", async (count) => {
  const { sso } = await start({ seed: { instances: Array.from({ length: count }, () => ({})) } });
  expect((await sso("ListInstances")).Instances).toHaveLength(count);
});

test("what has an id in the seed keeps it", async () => {
  const id = "90676f6d12-11111111-2222-3333-4444-555555555555";
  const seed = {
    instances: [{ arn: "arn:aws:sso:::instance/ssoins-0123456789abcdef", identityStoreId: "d-0123456789" }],
    organization: { id: "o-a1b2c3d4e5", managementAccountId: "999999999999" },
    organizationalUnits: [
      { name: "Workloads", organizationalUnits: [{ name: "Prod", id: "ou-ab12-11111111" }] },
    ],
    users: [{ userName: "alice", id }],
  };
  const { InstanceArn, store, org } = await start({ seed });
  expect(InstanceArn).toBe(seed.instances[0]!.arn);
  expect(await store("DescribeUser", { UserId: id })).toMatchObject({
    UserName: "alice",
    IdentityStoreId: "d-0123456789",
  });
  expect((await org("DescribeOrganization")).Organization).toMatchObject({
    Id: "o-a1b2c3d4e5",
    MasterAccountId: "999999999999",
  });
  // The root carries the suffix that the ids of its organizational units have.
  expect((await org("ListRoots")).Roots).toMatchObject([{ Id: "r-ab12" }]);
});

test("account assignments of the seed exist with their roles, in a suspended account too", async () => {
  const row = { principalType: "GROUP" as const, principal: "Platform", permissionSet: "Reader" };
  const accountIds = ["222222222222", "333333333333"];
  const started = await start({
    seed: { ...smallSeed, accountAssignments: accountIds.map((accountId) => ({ ...row, accountId })) },
  });
  const { PermissionSetArn, group } = await idsOf(started);
  const listed = await started.sso("ListAccountsForProvisionedPermissionSet", { PermissionSetArn });
  expect(listed.AccountIds).toEqual(accountIds);
  const rows = await started.sso("ListAccountAssignments", { PermissionSetArn, AccountId: "333333333333" });
  expect(rows.AccountAssignments).toMatchObject([{ PrincipalType: "GROUP", PrincipalId: group("Platform") }]);
});

test("everything of a permission set is taken from the seed", async () => {
  const { sso } = await start({
    seed: {
      permissionSets: [
        {
          name: "Developer",
          description: "Build",
          sessionDuration: "PT4H",
          relayState: "https://example.com/",
          tags: { team: "platform" },
          customerManagedPolicies: [{ name: "Editor" }],
          inlinePolicy: { Version: "2012-10-17", Statement: [] },
          permissionsBoundary: { customerManagedPolicy: { name: "Boundary", path: "/teams/" } },
        },
      ],
    },
  });
  const PermissionSetArn = (await sso("ListPermissionSets")).PermissionSets[0];
  const of = (operation: string) => sso(operation, { PermissionSetArn });
  expect((await of("DescribePermissionSet")).PermissionSet).toMatchObject({
    Description: "Build",
    SessionDuration: "PT4H",
    RelayState: "https://example.com/",
  });
  expect((await of("GetInlinePolicyForPermissionSet")).InlinePolicy).toBe(
    '{"Version":"2012-10-17","Statement":[]}',
  );
  expect((await of("GetPermissionsBoundaryForPermissionSet")).PermissionsBoundary).toEqual({
    CustomerManagedPolicyReference: { Name: "Boundary", Path: "/teams/" },
  });
  expect((await sso("ListTagsForResource", { ResourceArn: PermissionSetArn })).Tags).toEqual([
    { Key: "team", Value: "platform" },
  ]);
});

test("a bad seed gives a sentence per problem: path, value, what is allowed", async () => {
  const problems = await problemsOf({
    users: [{ userName: "no spaces please" }, {}],
    permissionSets: [{ name: "Ok", sessionDuration: "PT30M", sesion: 1 }],
    accounts: [{ id: "12345", name: "short", state: "GONE" }],
  });
  expect(problems).toEqual([
    'accounts.0.id: "12345" cannot be used; allowed: 12 digits, in quotes',
    'accounts.0.state: "GONE" cannot be used; allowed: PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED',
    'users.0.userName: "no spaces please" cannot be used; allowed: 1 to 128 letters, digits and punctuation, no spaces',
    "users.1.userName: nothing cannot be used; allowed: 1 to 128 letters, digits and punctuation, no spaces",
    'permissionSets.0.sessionDuration: "PT30M" cannot be used; allowed: PT1H to PT12H, such as PT8H or PT1H30M',
    'permissionSets.0: there is no setting "sesion" here',
  ]);
});

test("a name that the seed does not have, or has twice, is a problem", async () => {
  const problems = await problemsOf({
    accounts: [{ id: "222222222222", name: "prod", parent: "Workloads" }],
    users: [{ userName: "alice" }, { userName: "Alice" }],
    groups: [{ displayName: "Platform", members: ["carol"] }],
    accountAssignments: [
      { principalType: "USER", principal: "bob", permissionSet: "Reader", accountId: "444444444444" },
    ],
  });
  expect(problems).toEqual([
    'users.1.userName: "alice" is there twice; allowed: once',
    'accounts.0.parent: "Workloads" cannot be used; allowed: / or the id or path of an organizational unit of the seed',
    'groups.0.members.0: "carol" cannot be used; allowed: the userName of a user of the seed',
    'accountAssignments.0.principal: "bob" cannot be used; allowed: the userName of a user of the seed',
    'accountAssignments.0.permissionSet: "Reader" cannot be used; allowed: the name of a permission set of the seed',
    'accountAssignments.0.accountId: "444444444444" cannot be used; allowed: the id of an account of the seed',
  ]);
});

test("what a deleted principal left behind is listed with an id that the identity store does not know", async () => {
  const id = "0000000001-11111111-2222-3333-4444-555555555555";
  const place = { permissionSet: "Reader", accountId: "222222222222" };
  const started = await start({
    seed: {
      ...smallSeed,
      accountAssignments: [{ ...place, principalType: "USER", deletedPrincipalId: id }],
    },
  });
  const { PermissionSetArn } = await idsOf(started);
  const rows = await started.sso("ListAccountAssignments", { PermissionSetArn, AccountId: "222222222222" });
  expect(rows.AccountAssignments).toMatchObject([{ PrincipalType: "USER", PrincipalId: id }]);
  expect(await errorOf(started.store("DescribeUser", { UserId: id }))).toMatch("ResourceNotFoundException");
  expect(
    await problemsOf({
      ...smallSeed,
      accountAssignments: [
        { ...place, principalType: "USER" },
        { ...place, principalType: "USER", principal: "alice", deletedPrincipalId: id },
      ],
    }),
  ).toEqual([
    "accountAssignments.0: either principal or deletedPrincipalId has to be there, and not both",
    "accountAssignments.1: either principal or deletedPrincipalId has to be there, and not both",
  ]);
});

test("the schema is public", () => {
  expect(seedSchema.safeParse(smallSeed).success).toBe(true);
  expect(seedSchema.safeParse({ user: [] }).success).toBe(false);
});
