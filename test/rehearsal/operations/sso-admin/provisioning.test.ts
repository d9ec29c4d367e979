import { assign, closeAll, errorOf, idsOf, provision, smallSeed, start, unassign } from "../../support";

afterEach(closeAll);

const policy = { ManagedPolicyArn: "arn:aws:iam::aws:policy/Billing" };

async function begin(options: Parameters<typeof start>[0] = {}) {
  const started = await start(options);
  const ids = await idsOf(started);
  const of = (operation: string, input: object = {}) =>
    started.sso(operation, { PermissionSetArn: ids.PermissionSetArn, ...input });
  const accounts = async (ProvisioningStatus?: string) =>
    (await of("ListAccountsForProvisionedPermissionSet", { ProvisioningStatus })).AccountIds;
  return { ...started, started, ...ids, of, accounts };
}

test("a change reaches an account only when the permission set is provisioned", async () => {
  const { started, of, assignment, accounts, PermissionSetArn } = await begin();
  await assign(started, assignment);
  expect(await accounts("LATEST_PERMISSION_SET_PROVISIONED")).toEqual(["222222222222"]);
  await of("AttachManagedPolicyToPermissionSet", policy);
  expect(await accounts("LATEST_PERMISSION_SET_PROVISIONED")).toEqual([]);
  expect(await accounts("LATEST_PERMISSION_SET_NOT_PROVISIONED")).toEqual(["222222222222"]);
  expect(await provision(started, { PermissionSetArn })).toMatchObject({
    Status: "SUCCEEDED",
    PermissionSetArn,
  });
  expect(await accounts("LATEST_PERMISSION_SET_PROVISIONED")).toEqual(["222222222222"]);
});

const reference = { CustomerManagedPolicyReference: { Name: "Editor" } };

test.each<[string, object]>([
  ["UpdatePermissionSet", {}],
  ["AttachManagedPolicyToPermissionSet", policy],
  ["DetachManagedPolicyFromPermissionSet", { ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
  ["AttachCustomerManagedPolicyReferenceToPermissionSet", reference],
  [
    "DetachCustomerManagedPolicyReferenceFromPermissionSet",
    { CustomerManagedPolicyReference: { Name: "Own" } },
  ],
  ["PutInlinePolicyToPermissionSet", { InlinePolicy: "{}" }],
  ["DeleteInlinePolicyFromPermissionSet", {}],
  ["PutPermissionsBoundaryToPermissionSet", { PermissionsBoundary: policy }],
  ["DeletePermissionsBoundaryFromPermissionSet", {}],
])("%s leaves the accounts with the permission set as it was", async (operation, input) => {
  const own = [{ name: "Own" }];
  const permissionSets = [{ ...smallSeed.permissionSets[0]!, customerManagedPolicies: own }];
  const seed = { ...smallSeed, permissionSets, customerManagedPolicies: own };
  const { started, of, assignment, accounts } = await begin({ seed });
  await assign(started, assignment);
  await of(operation, input);
  expect(await accounts("LATEST_PERMISSION_SET_NOT_PROVISIONED")).toEqual(["222222222222"]);
});

test("the permission sets of an account are listed by the same status", async () => {
  const { started, sso, of, assignment, PermissionSetArn } = await begin();
  await assign(started, assignment);
  await of("UpdatePermissionSet", { Description: "Changed" });
  const listed = (ProvisioningStatus?: string) =>
    sso("ListPermissionSetsProvisionedToAccount", { AccountId: "222222222222", ProvisioningStatus });
  expect((await listed()).PermissionSets).toEqual([PermissionSetArn]);
  expect((await listed("LATEST_PERMISSION_SET_PROVISIONED")).PermissionSets).toEqual([]);
});

test("one account can be provisioned without an account assignment", async () => {
  const { started, PermissionSetArn, accounts } = await begin();
  const target = { TargetType: "AWS_ACCOUNT", TargetId: "222222222222" };
  expect(await provision(started, { PermissionSetArn, ...target })).toMatchObject({
    Status: "SUCCEEDED",
    AccountId: "222222222222",
  });
  expect(await accounts()).toEqual(["222222222222"]);
});

test("without any provisioned account there is nothing to do", async () => {
  const { started, PermissionSetArn } = await begin();
  const status = await provision(started, { PermissionSetArn });
  expect(status.Status).toBe("SUCCEEDED");
  expect(status).not.toHaveProperty("AccountId");
});

test("an account has to be named for AWS_ACCOUNT, and has to exist", async () => {
  const { of } = await begin();
  const call = (input: object) =>
    errorOf(of("ProvisionPermissionSet", { TargetType: "AWS_ACCOUNT", ...input }));
  expect(await call({})).toMatch(/^ValidationException: TargetId is required/);
  expect(await call({ TargetId: "444444444444" })).toMatch(/^ResourceNotFoundException: Account not found/);
});

test("a customer managed policy that an account lacks makes the provisioning fail", async () => {
  const { started, of, assignment, PermissionSetArn } = await begin();
  await assign(started, assignment);
  const CustomerManagedPolicyReference = { Name: "Boundary", Path: "/teams/" };
  await of("PutPermissionsBoundaryToPermissionSet", {
    PermissionsBoundary: { CustomerManagedPolicyReference },
  });
  expect(await provision(started, { PermissionSetArn })).toMatchObject({
    Status: "FAILED",
    FailureReason:
      "Received a 404 status error: Not supported policy arn:aws:iam::222222222222:policy/teams/Boundary.",
  });
});

test("provisioning fails when the last account assignment goes meanwhile", async () => {
  let now = 0;
  const { started, sso, of, assignment } = await begin({ asyncMs: 100, now: () => now });
  await sso("CreateAccountAssignment", assignment);
  now = 100;
  await sso("DeleteAccountAssignment", assignment);
  now = 150;
  const { RequestId } = (await of("ProvisionPermissionSet", { TargetType: "ALL_PROVISIONED_ACCOUNTS" }))
    .PermissionSetProvisioningStatus;
  now = 250;
  const { PermissionSetProvisioningStatus } = await started.sso("DescribePermissionSetProvisioningStatus", {
    ProvisionPermissionSetRequestId: RequestId,
  });
  expect(PermissionSetProvisioningStatus).toMatchObject({
    Status: "FAILED",
    FailureReason: "Received a 404 status error: Assignment not found.",
  });
  expect((await sso("ListPermissionSetProvisioningStatus")).PermissionSetsProvisioningStatus).toMatchObject([
    { RequestId, Status: "FAILED" },
  ]);
});

test("the permission set leaves the account with the last account assignment", async () => {
  const { started, assignment, accounts, user } = await begin();
  const second = { ...assignment, PrincipalType: "USER", PrincipalId: user("bob") };
  await assign(started, assignment);
  await assign(started, second);
  await unassign(started, assignment);
  expect(await accounts()).toEqual(["222222222222"]);
  await unassign(started, second);
  expect(await accounts()).toEqual([]);
});
