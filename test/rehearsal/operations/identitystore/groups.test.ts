import { closeAll, errorOf, idsOf, start } from "../../support";

afterEach(closeAll);

test("a group is created, described, changed, listed and deleted", async () => {
  const { store, IdentityStoreId } = await start();
  const { GroupId } = await store("CreateGroup", { DisplayName: "Auditors", Description: "They audit" });
  expect(await store("DescribeGroup", { GroupId })).toMatchObject({
    GroupId,
    IdentityStoreId,
    DisplayName: "Auditors",
    Description: "They audit",
  });
  const Operations = [
    { AttributePath: "displayName", AttributeValue: "Revisors" },
    { AttributePath: "description" },
  ];
  await store("UpdateGroup", { GroupId, Operations });
  const group = await store("DescribeGroup", { GroupId });
  expect(group).toMatchObject({ DisplayName: "Revisors" });
  expect(group).not.toHaveProperty("Description");
  expect((await store("ListGroups")).Groups).toContainEqual(group);
  await store("DeleteGroup", { GroupId });
  expect(await errorOf(store("DescribeGroup", { GroupId }))).toBe(
    "ResourceNotFoundException: GROUP not found.",
  );
});

test("a display name that exists is a conflict, and two are reserved", async () => {
  const { store } = await start();
  expect(await errorOf(store("CreateGroup", { DisplayName: "platform" }))).toBe(
    "ConflictException: Duplicate GroupDisplayName",
  );
  for (const DisplayName of ["Administrator", "AWSAdministrators"])
    expect(await errorOf(store("CreateGroup", { DisplayName }))).toMatch(/^ValidationException/);
});

test("a group is found by display name and by external id", async () => {
  const externalIds = [{ issuer: "https://idp.example.com", id: "00g1" }];
  const { store } = await start({ seed: { groups: [{ displayName: "Platform", externalIds }] } });
  const { GroupId } = (await store("ListGroups")).Groups[0];
  const by = (AlternateIdentifier: object) => store("GetGroupId", { AlternateIdentifier });
  const named = { UniqueAttribute: { AttributePath: "DisplayName", AttributeValue: "Platform" } };
  expect(await by(named)).toMatchObject({ GroupId });
  expect(await by({ ExternalId: { Issuer: "https://idp.example.com", Id: "00g1" } })).toMatchObject({
    GroupId,
  });
  expect(await errorOf(by({ ExternalId: { Issuer: "https://idp.example.com", Id: "00g2" } }))).toBe(
    "ResourceNotFoundException: GROUP not found.",
  );
});

test("memberships are created once, found, listed both ways and deleted", async () => {
  const started = await start();
  const { store } = started;
  const { user, group } = await idsOf(started);
  const MemberId = { UserId: user("bob") };
  const GroupId = group("Platform");
  const { MembershipId } = await store("CreateGroupMembership", { GroupId, MemberId });
  expect(await errorOf(store("CreateGroupMembership", { GroupId, MemberId }))).toMatch(/^ConflictException/);
  expect(await store("GetGroupMembershipId", { GroupId, MemberId })).toMatchObject({ MembershipId });
  expect(await store("DescribeGroupMembership", { MembershipId })).toMatchObject({ GroupId, MemberId });
  expect((await store("ListGroupMemberships", { GroupId })).GroupMemberships).toHaveLength(2);
  expect((await store("ListGroupMembershipsForMember", { MemberId })).GroupMemberships).toMatchObject([
    { GroupId },
  ]);
  expect((await store("IsMemberInGroups", { MemberId, GroupIds: [GroupId] })).Results).toEqual([
    { GroupId, MemberId, MembershipExists: true },
  ]);
  await store("DeleteGroupMembership", { MembershipId });
  expect(await errorOf(store("DescribeGroupMembership", { MembershipId }))).toMatch(
    /^ResourceNotFoundException/,
  );
  expect((await store("IsMemberInGroups", { MemberId, GroupIds: [GroupId] })).Results).toMatchObject([
    { MembershipExists: false },
  ]);
});

test("memberships go with their user or group", async () => {
  const started = await start();
  const { store } = started;
  const { user, group } = await idsOf(started);
  await store("DeleteUser", { UserId: user("alice") });
  expect((await store("ListGroupMemberships", { GroupId: group("Platform") })).GroupMemberships).toEqual([]);
  expect(
    await errorOf(
      store("CreateGroupMembership", { GroupId: group("Platform"), MemberId: { UserId: user("alice") } }),
    ),
  ).toBe("ResourceNotFoundException: USER not found.");
});
