import { closeAll, errorOf, idsOf, start } from "../../support";

afterEach(closeAll);

const aws = (name: string) => ({ ManagedPolicyArn: `arn:aws:iam::aws:policy/${name}` });

async function begin() {
  const started = await start();
  const { PermissionSetArn } = await idsOf(started);
  const of = (operation: string, input: object = {}) =>
    started.sso(operation, { PermissionSetArn, ...input });
  return { of };
}

test("AWS managed policies are attached, listed by name and detached", async () => {
  const { of } = await begin();
  await of("AttachManagedPolicyToPermissionSet", aws("job-function/ViewOnlyAccess"));
  await of("DetachManagedPolicyFromPermissionSet", aws("ReadOnlyAccess"));
  expect((await of("ListManagedPoliciesInPermissionSet")).AttachedManagedPolicies).toEqual([
    { Name: "ViewOnlyAccess", Arn: "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess" },
  ]);
  expect(await errorOf(of("AttachManagedPolicyToPermissionSet", aws("job-function/ViewOnlyAccess")))).toMatch(
    /^ConflictException: .* already has a typed link attachment/,
  );
  expect(await errorOf(of("DetachManagedPolicyFromPermissionSet", aws("Nope")))).toBe(
    "ResourceNotFoundException: Could not find ManagedPolicy with arn arn:aws:iam::aws:policy/Nope",
  );
});

test("the ARN of a customer's policy is no AWS managed policy", async () => {
  const { of } = await begin();
  const ManagedPolicyArn = "arn:aws:iam::222222222222:policy/Own";
  expect(await errorOf(of("AttachManagedPolicyToPermissionSet", { ManagedPolicyArn }))).toMatch(
    /^ValidationException/,
  );
});

test("customer managed policies are attached, listed and detached by name and path", async () => {
  const { of } = await begin();
  const reference = (Name: string, Path?: string) => ({ CustomerManagedPolicyReference: { Name, Path } });
  await of("AttachCustomerManagedPolicyReferenceToPermissionSet", reference("Editor"));
  await of("AttachCustomerManagedPolicyReferenceToPermissionSet", reference("Editor", "/teams/"));
  await of("DetachCustomerManagedPolicyReferenceFromPermissionSet", reference("Editor", "/"));
  const listed = await of("ListCustomerManagedPolicyReferencesInPermissionSet");
  expect(listed.CustomerManagedPolicyReferences).toEqual([{ Name: "Editor", Path: "/teams/" }]);
  expect(
    await errorOf(of("AttachCustomerManagedPolicyReferenceToPermissionSet", reference("Editor", "/teams/"))),
  ).toMatch(/^ConflictException/);
  expect(
    await errorOf(of("DetachCustomerManagedPolicyReferenceFromPermissionSet", reference("Editor"))),
  ).toMatch(/^ResourceNotFoundException/);
});

test("a permission set has 20 policies at most, of both kinds together", async () => {
  const { of } = await begin();
  for (let i = 0; i < 18; i++) await of("AttachManagedPolicyToPermissionSet", aws(`P${i}`));
  const reference = { CustomerManagedPolicyReference: { Name: "Editor" } };
  await of("AttachCustomerManagedPolicyReferenceToPermissionSet", reference);
  expect(await errorOf(of("AttachManagedPolicyToPermissionSet", aws("P20")))).toMatch(
    /^ServiceQuotaExceededException: You have exceeded AWS SSO limits\. Cannot create ManagedPolicy more than 20 for id ps-/,
  );
  const other = { CustomerManagedPolicyReference: { Name: "Other" } };
  expect(await errorOf(of("AttachCustomerManagedPolicyReferenceToPermissionSet", other))).toMatch(
    /^ServiceQuota/,
  );
});

test("an inline policy is put, got and deleted; without one the text is empty", async () => {
  const { of } = await begin();
  await of("PutInlinePolicyToPermissionSet", { InlinePolicy: '{"Statement":[]}' });
  expect(await of("GetInlinePolicyForPermissionSet")).toEqual({ InlinePolicy: '{"Statement":[]}' });
  await of("DeleteInlinePolicyFromPermissionSet");
  expect(await of("GetInlinePolicyForPermissionSet")).toEqual({ InlinePolicy: "" });
});

test.each([
  ["no JSON", "{", /^ValidationException/],
  ["a list", "[]", /^ValidationException/],
  ["beyond Latin-1", '{"a":"–"}', /^ValidationException: 1 validation error detected/],
  [
    "more than 32,768 bytes",
    `{"a":"${" ".repeat(32_768)}"}`,
    /^ValidationException: .*less than or equal to 32768/,
  ],
  ["more than 10,240 characters", `{"a":"${"x".repeat(10_240)}"}`, /^ServiceQuotaExceededException/],
  ["many spaces", `{"a":"${" ".repeat(30_000)}"}`, /^no error/],
])("an inline policy of %s", async (_, InlinePolicy, answer) => {
  const { of } = await begin();
  expect(await errorOf(of("PutInlinePolicyToPermissionSet", { InlinePolicy }))).toMatch(answer);
});

test("a permissions boundary is exactly one policy", async () => {
  const { of } = await begin();
  const put = (PermissionsBoundary: object) =>
    of("PutPermissionsBoundaryToPermissionSet", { PermissionsBoundary });
  const own = { CustomerManagedPolicyReference: { Name: "Boundary" } };
  expect(await errorOf(of("GetPermissionsBoundaryForPermissionSet"))).toMatch(/^ResourceNotFoundException/);
  expect(await errorOf(put({}))).toMatch(/^ValidationException: Exactly one of/);
  expect(await errorOf(put({ ...own, ...aws("Boundary") }))).toMatch(/^ValidationException: Exactly one of/);
  await put(own);
  await put(aws("PowerUserAccess"));
  expect(await of("GetPermissionsBoundaryForPermissionSet")).toEqual({
    PermissionsBoundary: aws("PowerUserAccess"),
  });
  await of("DeletePermissionsBoundaryFromPermissionSet");
  expect(await errorOf(of("GetPermissionsBoundaryForPermissionSet"))).toMatch(/^ResourceNotFoundException/);
});
