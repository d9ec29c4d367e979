import { closeAll, errorOf, idsOf, smallSeed, start } from "../support";

afterEach(closeAll);

const member = { accessKeyId: "222222222222" };
const arn = (digit: string) => `arn:aws:sso:::instance/ssoins-${digit.repeat(16)}`;
const owners = (instances: { OwnerAccountId: string }[]) =>
  instances.map(({ OwnerAccountId }) => OwnerAccountId);

describe("in another Region than the home of the instance", () => {
  const seed = { ...smallSeed, region: "eu-west-1" };
  const away = { region: "us-east-1" };

  test("there is no instance, and what its ARN names is out of reach", async () => {
    const started = await start({ seed });
    const { sso, store } = started;
    const { PermissionSetArn } = await idsOf(started);
    expect((await sso("ListInstances", {}, away)).Instances).toEqual([]);
    expect(await errorOf(sso("ListPermissionSets", {}, away))).toBe(
      `AccessDeniedException: User: arn:aws:iam::111111111111:user/rehearsal is not authorized to perform: sso:ListPermissionSets on resource: ${started.InstanceArn}`,
    );
    expect(await errorOf(sso("DescribePermissionSet", { PermissionSetArn }, away))).toMatch(PermissionSetArn);
    expect(await errorOf(store("ListUsers", {}, away))).toBe(
      "ResourceNotFoundException: IDENTITY_STORE not found.",
    );
  });

  test("AWS Organizations is the same everywhere", async () => {
    const { org } = await start({ seed });
    expect((await org("ListAccounts", {}, away)).Accounts).toHaveLength(3);
  });

  test("at home everything is there", async () => {
    const { sso } = await start({ seed });
    expect((await sso("ListPermissionSets", {}, { region: "eu-west-1" })).PermissionSets).toHaveLength(1);
  });
});

describe("an account instance", () => {
  const seed = {
    accounts: smallSeed.accounts,
    users: smallSeed.users,
    instances: [{ arn: arn("a"), ownerAccountId: "222222222222" }],
  };

  test("is seen by its own account only", async () => {
    const { sso } = await start({ seed });
    expect(owners((await sso("ListInstances", {}, member)).Instances)).toEqual(["222222222222"]);
    expect((await sso("ListInstances")).Instances).toEqual([]);
    const InstanceArn = arn("a");
    expect(await errorOf(sso("DescribeInstance", { InstanceArn }))).toMatch(/^AccessDeniedException/);
  });

  test("has principals and tags, and no permission sets", async () => {
    const { sso, store } = await start({ seed });
    const InstanceArn = arn("a");
    const { IdentityStoreId } = await sso("DescribeInstance", { InstanceArn }, member);
    expect((await store("ListUsers", { IdentityStoreId }, member)).Users).toHaveLength(2);
    expect(
      (await sso("ListTagsForResource", { InstanceArn, ResourceArn: InstanceArn }, member)).Tags,
    ).toEqual([]);
    for (const operation of ["ListPermissionSets", "DescribeInstanceAccessControlAttributeConfiguration"])
      expect(await errorOf(sso(operation, { InstanceArn }, member))).toBe(
        "ValidationException: The operation is not supported for this Identity Center instance",
      );
  });
});

test("where an account has an instance beside the organization's, it sees both, and the seed fills the organization's", async () => {
  const instances = [{ arn: arn("a"), ownerAccountId: "222222222222" }, { arn: arn("b") }];
  const { sso } = await start({ seed: { ...smallSeed, instances } });
  expect(owners((await sso("ListInstances", {}, member)).Instances)).toEqual([
    "222222222222",
    "111111111111",
  ]);
  expect(owners((await sso("ListInstances")).Instances)).toEqual(["111111111111"]);
  expect((await sso("ListPermissionSets", { InstanceArn: arn("b") })).PermissionSets).toHaveLength(1);
});

test("a member account sees the organization's instance, and may do nothing with it", async () => {
  const { sso, store } = await start();
  expect(owners((await sso("ListInstances", {}, member)).Instances)).toEqual(["111111111111"]);
  expect(await errorOf(sso("ListPermissionSets", {}, member))).toMatch(
    /^AccessDeniedException: User: arn:aws:iam::222222222222:user\/rehearsal is not authorized to perform: sso:ListPermissionSets /,
  );
  expect(await errorOf(store("ListUsers", {}, member))).toMatch(
    /^AccessDeniedException: .* identitystore:ListUsers on resource: arn:aws:identitystore::111111111111:identitystore\/d-/,
  );
});
