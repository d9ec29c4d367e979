import { assign, closeAll, errorOf, idsOf, start, unassign } from "../../support";

afterEach(closeAll);

test("a permission set is created, described, listed and deleted", async () => {
  const { sso } = await start({ now: () => 1_700_000_000_500 });
  const input = {
    Name: "Developer",
    Description: "Build",
    RelayState: "https://example.com/",
    SessionDuration: "PT4H",
  };
  const { PermissionSet } = await sso("CreatePermissionSet", {
    ...input,
    Tags: [{ Key: "team", Value: "a" }],
  });
  expect(PermissionSet).toEqual({
    ...input,
    PermissionSetArn: expect.stringMatching(
      /^arn:aws:sso:::permissionSet\/ssoins-[0-9a-f]{16}\/ps-[0-9a-f]{16}$/,
    ),
    CreatedDate: 1_700_000_000.5,
  });
  const { PermissionSetArn } = PermissionSet;
  expect(await sso("DescribePermissionSet", { PermissionSetArn })).toEqual({ PermissionSet });
  expect((await sso("ListPermissionSets")).PermissionSets).toContain(PermissionSetArn);
  await sso("DeletePermissionSet", { PermissionSetArn });
  expect(await errorOf(sso("DescribePermissionSet", { PermissionSetArn }))).toMatch(
    /^ResourceNotFoundException: Could not find PermissionSet with id ps-/,
  );
});

test("a session is one hour long when nobody says otherwise", async () => {
  const { sso } = await start();
  expect((await sso("CreatePermissionSet", { Name: "Plain" })).PermissionSet).toMatchObject({
    SessionDuration: "PT1H",
  });
});

test.each(["PT59M", "PT12H1M", "P1D", "-PT2H"])("a session of %s is refused", async (SessionDuration) => {
  const { sso } = await start();
  const error = await errorOf(sso("CreatePermissionSet", { Name: "Plain", SessionDuration }));
  expect(error).toMatch(/^ValidationException: SessionDuration .* is not between 1 hour and 12 hours\./);
});

test("a name that exists is a conflict", async () => {
  const { sso } = await start();
  expect(await errorOf(sso("CreatePermissionSet", { Name: "Reader" }))).toBe(
    "ConflictException: PermissionSet with name Reader already exists.",
  );
});

test("the limits are AWS's", async () => {
  const { sso } = await start();
  expect(await errorOf(sso("CreatePermissionSet", { Name: "My Set", Description: "en – dash" }))).toBe(
    "ValidationException: 2 validation errors detected: " +
      "Value 'My Set' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+; " +
      "Value 'en – dash' at 'description' failed to satisfy constraint: Member must satisfy regular expression pattern: " +
      "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
  );
});

test("an update clears what it does not send", async () => {
  const { sso } = await start();
  const input = {
    Name: "Developer",
    Description: "Build",
    RelayState: "https://example.com/",
    SessionDuration: "PT4H",
  };
  const { PermissionSetArn } = (await sso("CreatePermissionSet", input)).PermissionSet;
  await sso("UpdatePermissionSet", { PermissionSetArn, Description: "Run" });
  const { PermissionSet } = await sso("DescribePermissionSet", { PermissionSetArn });
  expect(PermissionSet).toMatchObject({ Description: "Run", SessionDuration: "PT1H" });
  expect(PermissionSet).not.toHaveProperty("RelayState");
});

test("a permission set with account assignments cannot be deleted", async () => {
  const started = await start();
  const { PermissionSetArn, assignment } = await idsOf(started);
  await assign(started, assignment);
  expect(await errorOf(started.sso("DeletePermissionSet", { PermissionSetArn }))).toBe(
    "ConflictException: Could not delete because PermissionSet has ApplicationProfile associated with it.",
  );
  await unassign(started, assignment);
  expect(await errorOf(started.sso("DeletePermissionSet", { PermissionSetArn }))).toBe("no error");
});

test("one that is created again has another ARN", async () => {
  const { sso } = await start();
  const first = (await sso("CreatePermissionSet", { Name: "Again" })).PermissionSet.PermissionSetArn;
  await sso("DeletePermissionSet", { PermissionSetArn: first });
  expect((await sso("CreatePermissionSet", { Name: "Again" })).PermissionSet.PermissionSetArn).not.toBe(
    first,
  );
});

test("an instance that does not exist is not found", async () => {
  const { sso } = await start();
  const InstanceArn = "arn:aws:sso:::instance/ssoins-0000000000000000";
  for (const operation of ["ListPermissionSets", "DescribeInstance"])
    expect(await errorOf(sso(operation, { InstanceArn }))).toBe(
      `ResourceNotFoundException: Instance not found: ${InstanceArn}`,
    );
});
