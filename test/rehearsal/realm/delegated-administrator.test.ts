import { closeAll, errorOf, idsOf, smallSeed, start } from "../support";

afterEach(closeAll);

const delegated = { accessKeyId: "222222222222" };
const inManagement = { permissionSet: "Admin", accountId: "111111111111" };
const seed = {
  ...smallSeed,
  organization: { delegatedAdministrator: "222222222222" },
  permissionSets: [...smallSeed.permissionSets, { name: "Admin" }],
  accountAssignments: [{ principalType: "GROUP" as const, principal: "Platform", ...inManagement }],
};

async function begin() {
  const started = await start({ seed });
  const { sso } = started;
  const arns = (await sso("ListPermissionSets")).PermissionSets as string[];
  const { assignment } = await idsOf(started);
  const [reader, admin] = arns as [string, string];
  return { ...started, reader, admin, assignment: { ...assignment, PermissionSetArn: reader } };
}

const refusal = (operation: string, arn: string) =>
  `AccessDeniedException: User: arn:aws:iam::222222222222:user/rehearsal is not authorized to perform: sso:${operation} on resource: ${arn}`;

test("a delegated administrator reads everything but what a principal has", async () => {
  const { sso, store, org, admin, assignment } = await begin();
  const AccountId = "111111111111";
  const rows = await sso("ListAccountAssignments", { PermissionSetArn: admin, AccountId }, delegated);
  expect(rows.AccountAssignments).toHaveLength(1);
  expect((await store("ListGroups", {}, delegated)).Groups).toHaveLength(1);
  expect((await org("ListAccounts", {}, delegated)).Accounts).toHaveLength(3);
  const { PrincipalId, PrincipalType } = assignment;
  expect(
    await errorOf(sso("ListAccountAssignmentsForPrincipal", { PrincipalId, PrincipalType }, delegated)),
  ).toMatch(/^AccessDeniedException/);
});

test("a delegated administrator changes permission sets and assignments of member accounts", async () => {
  const { sso, reader, assignment } = await begin();
  await sso("UpdatePermissionSet", { PermissionSetArn: reader, Description: "Read" }, delegated);
  const started = await sso(
    "CreateAccountAssignment",
    { ...assignment, TargetId: "222222222222" },
    delegated,
  );
  expect(started.AccountAssignmentCreationStatus.Status).toBe("IN_PROGRESS");
});

test("a delegated administrator cannot touch what is provisioned in the management account, anywhere", async () => {
  const { sso, admin, assignment } = await begin();
  const PermissionSetArn = admin;
  const refused: [string, object][] = [
    ["UpdatePermissionSet", { Description: "More" }],
    ["PutInlinePolicyToPermissionSet", { InlinePolicy: "{}" }],
    ["AttachManagedPolicyToPermissionSet", { ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
    ["ProvisionPermissionSet", { TargetType: "ALL_PROVISIONED_ACCOUNTS" }],
    ["DeletePermissionSet", {}],
    ["CreateAccountAssignment", { ...assignment, PermissionSetArn: admin }],
  ];
  for (const [operation, input] of refused)
    expect(await errorOf(sso(operation, { ...input, PermissionSetArn }, delegated))).toBe(
      refusal(operation, admin),
    );
});

test("a delegated administrator cannot give or take access to the management account", async () => {
  const { sso, reader, assignment } = await begin();
  const inManagement = { ...assignment, TargetId: "111111111111" };
  for (const operation of ["CreateAccountAssignment", "DeleteAccountAssignment"])
    expect(await errorOf(sso(operation, inManagement, delegated))).toBe(refusal(operation, reader));
});
