import { closeAll, errorOf, idsOf, start } from "../../support";

afterEach(closeAll);

const erin = {
  UserName: "erin",
  DisplayName: "Erin Doe",
  Name: { GivenName: "Erin", FamilyName: "Doe" },
  Emails: [{ Value: "erin@example.com", Primary: true }],
};

const attribute = (AttributePath: string, AttributeValue: string) => ({
  AlternateIdentifier: { UniqueAttribute: { AttributePath, AttributeValue } },
});

test("a user is created, described, listed and deleted", async () => {
  const { store, IdentityStoreId } = await start();
  const { UserId } = await store("CreateUser", { ...erin, Unknown: 1 });
  const user = await store("DescribeUser", { UserId });
  expect(user).toMatchObject({ ...erin, UserId, IdentityStoreId, UserStatus: "ENABLED" });
  expect(user).not.toHaveProperty("Unknown");
  expect((await store("ListUsers")).Users).toContainEqual(user);
  await store("DeleteUser", { UserId });
  expect(await errorOf(store("DescribeUser", { UserId }))).toBe("ResourceNotFoundException: USER not found.");
  expect(await errorOf(store("DeleteUser", { UserId }))).toBe("ResourceNotFoundException: USER not found.");
});

test("a user name, or an e-mail address, that exists is a conflict", async () => {
  const { store } = await start();
  await store("CreateUser", erin);
  expect(await errorOf(store("CreateUser", { ...erin, UserName: "ERIN" }))).toBe(
    "ConflictException: Duplicate UserName",
  );
  expect(await errorOf(store("CreateUser", { ...erin, UserName: "other" }))).toBe(
    "ConflictException: Duplicate PrimaryEmail",
  );
});

test("two user names are reserved", async () => {
  const { store } = await start();
  for (const UserName of ["Administrator", "AWSAdministrators"])
    expect(await errorOf(store("CreateUser", { ...erin, UserName }))).toMatch(/reserved name\.$/);
});

test("what the service needs of a user is named", async () => {
  const { store } = await start();
  expect(await errorOf(store("CreateUser"))).toBe("ValidationException: userName is a required attribute");
  expect(await errorOf(store("CreateUser", { UserName: "x", Name: { GivenName: "X" } }))).toBe(
    "ValidationException: displayName: The attribute displayName is required, name: The attribute name is required",
  );
  expect(await errorOf(store("CreateUser", { ...erin, UserName: "a b" }))).toMatch(
    /Value at 'userName' failed/,
  );
});

test("a user is found by user name, e-mail address and external id, whatever the case of the path", async () => {
  const ExternalId = { Issuer: "https://idp.example.com", Id: "00u1" };
  const users = [
    {
      userName: "alice",
      email: "alice@example.com",
      externalIds: [{ issuer: ExternalId.Issuer, id: "00u1" }],
    },
  ];
  const { store } = await start({ seed: { users } });
  const { UserId } = (await store("ListUsers")).Users[0];
  const finders = [
    attribute("userName", "alice"),
    attribute("UserName", "Alice"),
    attribute("emails.value", "alice@example.com"),
    attribute("Emails.Value", "alice@example.com"),
    { AlternateIdentifier: { ExternalId } },
  ];
  for (const finder of finders) expect(await store("GetUserId", finder)).toMatchObject({ UserId });
  expect((await store("DescribeUser", { UserId })).ExternalIds).toEqual([ExternalId]);
});

test("a user that is not found, and an attribute that is not unique, are told apart", async () => {
  const { store } = await start();
  expect(await errorOf(store("GetUserId", attribute("userName", "zoe")))).toBe(
    "ResourceNotFoundException: USER not found.",
  );
  expect(await errorOf(store("GetUserId", attribute("title", "x")))).toBe(
    "ValidationException: The attribute title is not a unique attribute",
  );
  expect(await errorOf(store("GetUserId", { AlternateIdentifier: {} }))).toMatch(
    /^ValidationException: Exactly one/,
  );
});

test("ListUsers filters by user name", async () => {
  const { store } = await start();
  const filter = (AttributePath: string) => ({ Filters: [{ AttributePath, AttributeValue: "bob" }] });
  expect((await store("ListUsers", filter("UserName"))).Users).toMatchObject([{ UserName: "bob" }]);
  expect(await errorOf(store("ListUsers", filter("Title")))).toMatch(/^ValidationException/);
});

test("an update sets and removes attributes by their paths", async () => {
  const { store } = await start();
  const { UserId } = await store("CreateUser", { ...erin, Title: "Dr" });
  const update = (Operations: object[]) => store("UpdateUser", { UserId, Operations });
  await update([
    { AttributePath: "name.givenName", AttributeValue: "Erina" },
    { AttributePath: "emails", AttributeValue: [{ value: "new@example.com", primary: true, type: null }] },
    { AttributePath: "title" },
  ]);
  const user = await store("DescribeUser", { UserId });
  expect(user).toMatchObject({
    Name: { GivenName: "Erina", FamilyName: "Doe" },
    Emails: [{ Value: "new@example.com", Primary: true }],
  });
  expect(user).not.toHaveProperty("Title");
});

test("an update is checked as a whole, and a bad one changes nothing", async () => {
  const started = await start();
  const { store } = started;
  const { user } = await idsOf(started);
  const UserId = user("bob");
  const update = (...Operations: object[]) => errorOf(store("UpdateUser", { UserId, Operations }));
  const nickName = { AttributePath: "nickName", AttributeValue: "b" };
  expect(await update(nickName, { AttributePath: "userName", AttributeValue: "alice" })).toMatch(
    /Duplicate UserName$/,
  );
  expect(await update(nickName, { AttributePath: "shoeSize", AttributeValue: "9" })).toMatch(
    /^ValidationException/,
  );
  expect(await update(nickName, { AttributePath: "userName" })).toMatch(/^ValidationException/);
  expect(await store("DescribeUser", { UserId })).not.toHaveProperty("NickName");
});

test("an identity store that does not exist is not found", async () => {
  const { store } = await start();
  expect(await errorOf(store("ListUsers", { IdentityStoreId: "d-0000000000" }))).toBe(
    "ResourceNotFoundException: IDENTITY_STORE not found.",
  );
});
