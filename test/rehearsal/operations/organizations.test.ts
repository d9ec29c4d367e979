import type { Seed } from "../../../lib/rehearsal";
import { closeAll, errorOf, start, type Started } from "../support";

afterEach(closeAll);

const seed = {
  organizationalUnits: [{ name: "Workloads", organizationalUnits: [{ name: "Prod" }] }, { name: "Sandbox" }],
  accounts: [
    { id: "222222222222", name: "prod", parent: "Workloads/Prod", tags: { env: "prod" } },
    { id: "333333333333", name: "frozen", parent: "Sandbox", state: "SUSPENDED" },
  ],
} satisfies Seed;

async function begin() {
  const started = await start({ seed });
  const { org } = started;
  const root = (await org("ListRoots")).Roots[0].Id as string;
  const [workloads, sandbox] = (await org("ListOrganizationalUnitsForParent", { ParentId: root }))
    .OrganizationalUnits;
  const [prod] = (await org("ListOrganizationalUnitsForParent", { ParentId: workloads.Id }))
    .OrganizationalUnits;
  return { org, root, workloads, sandbox, prod };
}

test("the tree can be walked down", async () => {
  const { org, root, workloads, sandbox, prod } = await begin();
  expect([workloads.Name, sandbox.Name, prod.Name]).toEqual(["Workloads", "Sandbox", "Prod"]);
  expect(prod.Id).toMatch(new RegExp(`^ou-${root.slice(2)}-[0-9a-z]{8}$`));
  expect((await org("ListAccountsForParent", { ParentId: prod.Id })).Accounts).toMatchObject([
    { Id: "222222222222" },
  ]);
  expect((await org("ListAccountsForParent", { ParentId: root })).Accounts).toMatchObject([
    { Id: "111111111111" },
  ]);
  expect(await org("ListChildren", { ParentId: root, ChildType: "ACCOUNT" })).toEqual({
    Children: [{ Id: "111111111111", Type: "ACCOUNT" }],
  });
  expect(await org("ListChildren", { ParentId: workloads.Id, ChildType: "ORGANIZATIONAL_UNIT" })).toEqual({
    Children: [{ Id: prod.Id, Type: "ORGANIZATIONAL_UNIT" }],
  });
});

test("the tree can be walked up", async () => {
  const { org, root, workloads, prod } = await begin();
  const parents = async (ChildId: string) => (await org("ListParents", { ChildId })).Parents;
  expect(await parents("222222222222")).toEqual([{ Id: prod.Id, Type: "ORGANIZATIONAL_UNIT" }]);
  expect(await parents(workloads.Id)).toEqual([{ Id: root, Type: "ROOT" }]);
  expect(
    (await org("DescribeOrganizationalUnit", { OrganizationalUnitId: prod.Id })).OrganizationalUnit,
  ).toEqual(prod);
});

test("an account shows its state and no status", async () => {
  const { org } = await begin();
  const { Account } = await org("DescribeAccount", { AccountId: "333333333333" });
  expect(Account).toMatchObject({ Name: "frozen", State: "SUSPENDED", Email: "333333333333@example.com" });
  expect(Account).not.toHaveProperty("Status");
  const { Accounts } = await org("ListAccounts");
  expect(Accounts.map(({ Id, State }: Record<string, string>) => [Id, State])).toEqual([
    ["111111111111", "ACTIVE"],
    ["222222222222", "ACTIVE"],
    ["333333333333", "SUSPENDED"],
  ]);
});

test("tags, trusted access and delegated administrators are answered", async () => {
  const { org, root } = await begin();
  expect((await org("ListTagsForResource", { ResourceId: "222222222222" })).Tags).toEqual([
    { Key: "env", Value: "prod" },
  ]);
  expect((await org("ListTagsForResource", { ResourceId: root })).Tags).toEqual([]);
  expect((await org("ListAWSServiceAccessForOrganization")).EnabledServicePrincipals).toMatchObject([
    { ServicePrincipal: "sso.amazonaws.com" },
  ]);
  expect(await org("ListDelegatedAdministrators")).toEqual({ DelegatedAdministrators: [] });
  expect((await org("DescribeOrganization")).Organization).toMatchObject({ FeatureSet: "ALL" });
});

test.each([
  ["DescribeAccount", { AccountId: "444444444444" }, "AccountNotFoundException"],
  ["ListParents", { ChildId: "444444444444" }, "ChildNotFoundException"],
  ["ListAccountsForParent", { ParentId: "ou-ab12-11111111" }, "ParentNotFoundException"],
  [
    "DescribeOrganizationalUnit",
    { OrganizationalUnitId: "ou-ab12-11111111" },
    "OrganizationalUnitNotFoundException",
  ],
  ["ListTagsForResource", { ResourceId: "444444444444" }, "TargetNotFoundException"],
  ["DescribeAccount", { AccountId: "4" }, "InvalidInputException"],
  [
    "DescribeCreateAccountStatus",
    { CreateAccountRequestId: "car-12345678" },
    "CreateAccountStatusNotFoundException",
  ],
  ["TagResource", { ResourceId: "444444444444", Tags: [] }, "TargetNotFoundException"],
  ["CreateAccount", { AccountName: "x", Email: "nobody" }, "InvalidInputException"],
])("%s of %j is answered with %s", async (operation, input, code) => {
  const { org } = await begin();
  expect(await errorOf(org(operation, input))).toMatch(new RegExp(`^${code}: `));
});

describe("accounts", () => {
  const young = { AccountName: "young", Email: "young@example.com", Tags: [{ Key: "env", Value: "dev" }] };
  const statusOf = async (org: Started["org"], CreateAccountRequestId: string) =>
    (await org("DescribeCreateAccountStatus", { CreateAccountRequestId })).CreateAccountStatus;

  test("are created below the root, moved, tagged and let go", async () => {
    const { org, root, sandbox } = await begin();
    const { CreateAccountStatus: started } = await org("CreateAccount", young);
    const { AccountId } = await statusOf(org, started.Id);
    expect(AccountId).toMatch(/^\d{12}$/);
    expect((await org("ListParents", { ChildId: AccountId })).Parents).toEqual([{ Id: root, Type: "ROOT" }]);
    expect((await org("DescribeAccount", { AccountId })).Account).toMatchObject({
      Name: "young",
      Email: "young@example.com",
      State: "ACTIVE",
    });
    const move = { AccountId, SourceParentId: root, DestinationParentId: sandbox.Id };
    await org("MoveAccount", move);
    expect((await org("ListAccountsForParent", { ParentId: sandbox.Id })).Accounts).toMatchObject([
      { Id: "333333333333" },
      { Id: AccountId },
    ]);
    expect(await errorOf(org("MoveAccount", move))).toMatch(/^SourceParentNotFoundException: /);
    await org("TagResource", { ResourceId: AccountId, Tags: [{ Key: "team", Value: "ops" }] });
    await org("UntagResource", { ResourceId: AccountId, TagKeys: ["env"] });
    expect((await org("ListTagsForResource", { ResourceId: AccountId })).Tags).toEqual([
      { Key: "team", Value: "ops" },
    ]);
    await org("RemoveAccountFromOrganization", { AccountId });
    expect(await errorOf(org("DescribeAccount", { AccountId }))).toMatch(/^AccountNotFoundException: /);
    expect(await errorOf(org("RemoveAccountFromOrganization", { AccountId: "111111111111" }))).toMatch(
      /^MasterCannotLeaveOrganizationException: /,
    );
  });

  test("take their time, and are not there before", async () => {
    let now = 1_000;
    const { org } = await start({ seed, asyncMs: 500, now: () => now });
    const { CreateAccountStatus: started } = await org("CreateAccount", young);
    expect(started).toMatchObject({ State: "IN_PROGRESS", AccountName: "young", RequestedTimestamp: 1 });
    expect((await org("ListAccounts")).Accounts).toHaveLength(3);
    now += 500;
    expect(await statusOf(org, started.Id)).toMatchObject({ State: "SUCCEEDED", CompletedTimestamp: 1.5 });
    expect((await org("ListAccounts")).Accounts).toHaveLength(4);
  });

  test("of an e-mail address that another one has are not created", async () => {
    const { org } = await begin();
    const again = { ...young, Email: "222222222222@example.com" };
    const { CreateAccountStatus } = await org("CreateAccount", again);
    const status = await statusOf(org, CreateAccountStatus.Id as string);
    expect(status).toMatchObject({ State: "FAILED", FailureReason: "EMAIL_ALREADY_EXISTS" });
    expect(status).not.toHaveProperty("AccountId");
    expect((await org("ListAccounts")).Accounts).toHaveLength(3);
  });
});
