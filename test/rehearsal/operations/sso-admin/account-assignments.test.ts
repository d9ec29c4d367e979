import { assign, closeAll, errorOf, idsOf, smallSeed, start, unassign } from "../../support";

afterEach(closeAll);

async function begin(options: Parameters<typeof start>[0] = {}) {
  const started = await start(options);
  const ids = await idsOf(started);
  const rows = async (AccountId = "222222222222") => {
    const { PermissionSetArn } = ids;
    return (await started.sso("ListAccountAssignments", { PermissionSetArn, AccountId })).AccountAssignments;
  };
  return { ...started, started, ...ids, rows };
}

test("an account assignment is in progress first, and done at the next call", async () => {
  const { sso, started, assignment, rows, PermissionSetArn } = await begin();
  const { AccountAssignmentCreationStatus: first } = await sso("CreateAccountAssignment", assignment);
  expect(first).toMatchObject({ ...assignment, Status: "IN_PROGRESS", RequestId: expect.any(String) });
  const { AccountAssignmentCreationStatus: then } = await sso("DescribeAccountAssignmentCreationStatus", {
    AccountAssignmentCreationRequestId: first.RequestId,
  });
  expect(then).toEqual({ ...first, Status: "SUCCEEDED" });
  expect(await rows()).toEqual([
    {
      AccountId: "222222222222",
      PermissionSetArn,
      PrincipalType: "GROUP",
      PrincipalId: assignment.PrincipalId,
    },
  ]);
  expect(await unassign(started, assignment)).toMatchObject({ Status: "SUCCEEDED" });
  expect(await rows()).toEqual([]);
});

test("it takes as long as the rehearsal is told, by its clock", async () => {
  let now = 0;
  const { sso, assignment, rows } = await begin({ asyncMs: 10_000, now: () => now });
  const { RequestId } = (await sso("CreateAccountAssignment", assignment)).AccountAssignmentCreationStatus;
  const status = async () =>
    (await sso("DescribeAccountAssignmentCreationStatus", { AccountAssignmentCreationRequestId: RequestId }))
      .AccountAssignmentCreationStatus.Status;
  now = 9_999;
  expect([await status(), await rows()]).toEqual(["IN_PROGRESS", []]);
  now = 10_000;
  expect([await status(), (await rows()).length]).toEqual(["SUCCEEDED", 1]);
});

test("the same account assignment again is accepted, and stays one row", async () => {
  const { started, assignment, rows } = await begin();
  await assign(started, assignment);
  expect(await assign(started, assignment)).toMatchObject({ Status: "SUCCEEDED" });
  expect(await rows()).toHaveLength(1);
});

test("a principal that does not exist makes the request fail", async () => {
  const { started, assignment, IdentityStoreId, user, rows } = await begin();
  const PrincipalId = user("alice");
  expect(await assign(started, { ...assignment, PrincipalId })).toMatchObject({
    Status: "FAILED",
    FailureReason: `Received a 404 status error: the GROUP assignee ${PrincipalId} was not found in directory ${IdentityStoreId}.`,
  });
  expect(await rows()).toEqual([]);
});

test("a suspended account makes the request fail", async () => {
  const { started, assignment } = await begin();
  expect(await assign(started, { ...assignment, TargetId: "333333333333" })).toMatchObject({
    Status: "FAILED",
    FailureReason: expect.stringContaining(
      "Obtaining permissions to manage your AWS account '333333333333' takes longer than usual. Please try again",
    ),
  });
});

test("an account outside the organization, or a permission set that is not there, is not found", async () => {
  const { sso, assignment, InstanceArn } = await begin();
  expect(await errorOf(sso("CreateAccountAssignment", { ...assignment, TargetId: "444444444444" }))).toBe(
    "ResourceNotFoundException: Account not found: 444444444444",
  );
  const PermissionSetArn = `${InstanceArn.replace("instance", "permissionSet")}/ps-0000000000000000`;
  expect(await errorOf(sso("CreateAccountAssignment", { ...assignment, PermissionSetArn }))).toBe(
    "ResourceNotFoundException: Could not find PermissionSet with id ps-0000000000000000",
  );
});

test("a customer managed policy has to exist in the target account", async () => {
  const seed = {
    accounts: [
      { id: "222222222222", name: "prod", customerManagedPolicies: [{ name: "Editor", path: "/teams/" }] },
      { id: "333333333333", name: "dev", customerManagedPolicies: [{ name: "Editor" }] },
    ],
    groups: [{ displayName: "Platform" }],
    permissionSets: [{ name: "Reader", customerManagedPolicies: [{ name: "Editor", path: "/teams/" }] }],
  };
  const { started, assignment } = await begin({ seed });
  expect(await assign(started, assignment)).toMatchObject({ Status: "SUCCEEDED" });
  expect(await assign(started, { ...assignment, TargetId: "333333333333" })).toMatchObject({
    Status: "FAILED",
    FailureReason:
      "Received a 404 status error: Not supported policy arn:aws:iam::333333333333:policy/teams/Editor.",
  });
});

test("deleting what is not assigned fails", async () => {
  const { started, assignment } = await begin();
  expect(await unassign(started, assignment)).toMatchObject({
    Status: "FAILED",
    FailureReason: expect.stringMatching(/^Received a 404 status error: EntitlementItem doesn't exist/),
  });
});

test("account assignments of a deleted group stay behind, and can be deleted", async () => {
  const { started, store, assignment, rows } = await begin();
  await assign(started, assignment);
  await store("DeleteGroup", { GroupId: assignment.PrincipalId });
  expect(await rows()).toMatchObject([{ PrincipalId: assignment.PrincipalId }]);
  expect(await unassign(started, assignment)).toMatchObject({ Status: "SUCCEEDED" });
});

test("beyond the outstanding creations the call is throttled until one ends", async () => {
  let now = 0;
  const { sso, assignment } = await begin({ asyncMs: 100, outstandingCreations: 2, now: () => now });
  const create = (TargetId: string) => errorOf(sso("CreateAccountAssignment", { ...assignment, TargetId }));
  expect([await create("111111111111"), await create("222222222222")]).toEqual(["no error", "no error"]);
  expect(await create("333333333333")).toBe(
    "ThrottlingException: There are too many requests processing. Please try again later.",
  );
  now = 100;
  expect(await create("333333333333")).toBe("no error");
});

test("the account assignments of a user include those of the user's groups", async () => {
  const { started, sso, assignment, user } = await begin();
  const alice = { PrincipalType: "USER", PrincipalId: user("alice") };
  await assign(started, assignment);
  await assign(started, { ...assignment, ...alice, TargetId: "111111111111" });
  const of = async (input: object) =>
    (await sso("ListAccountAssignmentsForPrincipal", input)).AccountAssignments.map(
      (row: Record<string, string>) => `${row.PrincipalType} ${row.AccountId}`,
    );
  expect(await of(alice)).toEqual(["GROUP 222222222222", "USER 111111111111"]);
  expect(await of({ ...alice, Filter: { AccountId: "111111111111" } })).toEqual(["USER 111111111111"]);
  expect(await of({ PrincipalType: "GROUP", PrincipalId: assignment.PrincipalId })).toEqual([
    "GROUP 222222222222",
  ]);
  expect(await of({ PrincipalType: "USER", PrincipalId: user("bob") })).toEqual([]);
});

test("requests are listed by kind and status, the newest first", async () => {
  const { started, sso, assignment } = await begin();
  const done = await assign(started, assignment);
  const failed = await assign(started, { ...assignment, TargetId: "333333333333" });
  await unassign(started, assignment);
  const listed = await sso("ListAccountAssignmentCreationStatus");
  expect(listed.AccountAssignmentsCreationStatus).toMatchObject([
    { RequestId: failed.RequestId, Status: "FAILED" },
    { RequestId: done.RequestId, Status: "SUCCEEDED" },
  ]);
  const filtered = await sso("ListAccountAssignmentCreationStatus", { Filter: { Status: "SUCCEEDED" } });
  expect(filtered.AccountAssignmentsCreationStatus).toHaveLength(1);
  const deletions = await sso("ListAccountAssignmentDeletionStatus");
  expect(deletions.AccountAssignmentsDeletionStatus).toHaveLength(1);
});

test("a request of another kind, or of none, is not found", async () => {
  const { started, sso, assignment } = await begin();
  const { RequestId } = await assign(started, assignment);
  const call = sso("DescribeAccountAssignmentDeletionStatus", {
    AccountAssignmentDeletionRequestId: RequestId,
  });
  expect(await errorOf(call)).toBe(`ResourceNotFoundException: Request not found: ${RequestId}`);
});

test("where IAM has no room for a role, the creation fails; an assignment to a role that is there goes on", async () => {
  const accounts = [{ id: "222222222222", name: "prod", roleQuota: 1 }];
  const permissionSets = [{ name: "Reader" }, { name: "Writer" }];
  const { sso, started, assignment, user } = await begin({
    seed: { ...smallSeed, accounts, permissionSets },
  });
  const [reader, writer] = (await sso("ListPermissionSets")).PermissionSets as [string, string];
  const to = (PermissionSetArn: string, more: object = {}) =>
    assign(started, { ...assignment, PermissionSetArn, ...more });
  expect(await to(reader)).toMatchObject({ Status: "SUCCEEDED" });
  expect(await to(writer)).toMatchObject({
    Status: "FAILED",
    FailureReason: "Received a 409 status error: Cannot exceed quota for RolesPerAccount: 1.",
  });
  expect(await to(reader, { PrincipalType: "USER", PrincipalId: user("alice") })).toMatchObject({
    Status: "SUCCEEDED",
  });
});
