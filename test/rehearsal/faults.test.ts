import { assign, closeAll, errorOf, idsOf, provision, start, unassign } from "./support";

afterEach(closeAll);

test("a fault hits as many calls as it says, after those that it lets pass", async () => {
  const faults = [
    { operation: "ListPermissionSets", code: "ConflictException", message: "Not yet.", after: 1, times: 2 },
  ];
  const { sso } = await start({ faults });
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await errorOf(sso("ListPermissionSets")));
  expect(answers).toEqual([
    "no error",
    "ConflictException: Not yet.",
    "ConflictException: Not yet.",
    "no error",
  ]);
});

test("a fault without a code is an internal error with status 500, in every call", async () => {
  const { url, store, IdentityStoreId } = await start({ faults: [{ operation: "ListUsers" }] });
  expect(await errorOf(store("ListUsers"))).toBe("InternalServerException: InternalServerException");
  const response = await fetch(url, {
    method: "POST",
    headers: { "x-amz-target": "AWSIdentityStore.ListUsers" },
    body: JSON.stringify({ IdentityStoreId }),
  });
  expect(response.status).toBe(500);
});

test("where two services have an operation of one name, the fault can name the service", async () => {
  const faults = [{ operation: "organizations:ListTagsForResource", code: "TooManyRequestsException" }];
  const started = await start({ faults });
  const { PermissionSetArn } = await idsOf(started);
  expect(await errorOf(started.sso("ListTagsForResource", { ResourceArn: PermissionSetArn }))).toBe(
    "no error",
  );
  expect(await errorOf(started.org("ListTagsForResource", { ResourceId: "222222222222" }))).toMatch(
    /^TooMany/,
  );
});

test("a failure reason makes the asynchronous request fail, and nothing changes", async () => {
  const operations = ["CreateAccountAssignment", "ProvisionPermissionSet", "DeleteAccountAssignment"];
  const faults = operations.map((operation) => ({
    operation,
    failureReason: "Received a 500 status error",
    times: 1,
  }));
  const started = await start({ faults });
  const { assignment, PermissionSetArn } = await idsOf(started);
  const failed = { Status: "FAILED", FailureReason: "Received a 500 status error" };
  expect(await assign(started, assignment)).toMatchObject(failed);
  const rows = await started.sso("ListAccountAssignments", { PermissionSetArn, AccountId: "222222222222" });
  expect(rows.AccountAssignments).toEqual([]);
  expect(await assign(started, assignment)).toMatchObject({ Status: "SUCCEEDED" });
  expect(await provision(started, { PermissionSetArn })).toMatchObject(failed);
  expect(await unassign(started, assignment)).toMatchObject(failed);
});
