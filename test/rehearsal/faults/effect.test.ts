import { effects, type Effect } from "../../../lib/rehearsal/faults/effect";
import { assign, closeAll, errorOf, idsOf, provision, start, unassign } from "../support";

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
    headers: {
      "x-amz-target": "AWSIdentityStore.ListUsers",
      authorization: "Credential=rehearsal/20260101/us-east-1/identitystore/aws4_request",
    },
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

test("a burst comes again and again", async () => {
  const faults = [{ operation: "ListRoots", code: "ConflictException", after: 1, times: 2, every: 4 }];
  const { org } = await start({ faults });
  const hit: boolean[] = [];
  for (let i = 0; i < 10; i++) hit.push((await errorOf(org("ListRoots"))) !== "no error");
  expect(hit.map(Number).join("")).toBe("0110011001");
  const { org: next } = await start({ faults: [{ operation: "ListRoots", code: "ConflictException" }] });
  expect(await errorOf(next("ListRoots"))).toBe(
    "ConflictException: There is a conflicting operation in process.",
  );
});

test("a star stands for every operation, of one service or of all", async () => {
  const { org, store } = await start({
    faults: [
      { operation: "identitystore:*", code: "ThrottlingException", times: 1 },
      { operation: "*", code: "ServiceUnavailableException", status: 503, after: 3 },
    ],
  });
  expect(await errorOf(org("ListRoots"))).toBe("no error");
  expect(await errorOf(store("ListUsers"))).toBe("ThrottlingException: Rate exceeded");
  expect(await errorOf(org("ListRoots"))).toMatch("ServiceUnavailableException");
});

test("a star leaves conflicts out where nothing is written; a name does not", () => {
  const star = effects([{ operation: "sso-admin:*", code: "ConflictException" }], 1);
  expect(star("sso-admin", "ListInstances").error).toBeUndefined();
  expect(star("sso-admin", "DescribePermissionSet").error).toBeUndefined();
  expect(star("sso-admin", "CreatePermissionSet").error?.code).toBe("ConflictException");
  const named = effects([{ operation: "ListInstances", code: "ConflictException" }], 1);
  expect(named("sso-admin", "ListInstances").error?.code).toBe("ConflictException");
});

const mixed = (seed: number) => {
  const of = effects(
    [
      { operation: "*", code: "ThrottlingException", chance: 0.3 },
      { operation: "ListUsers", answer: "cut", chance: 0.2 },
      { operation: "*", delayMs: 5, chance: 0.5 },
    ],
    seed,
  );
  return Array.from({ length: 400 }, (_, i) => of("identitystore", i % 2 ? "ListUsers" : "ListGroups"));
};

test("chances are drawn from the seed: the same every time, and about as often as they say", () => {
  expect(mixed(7)).toEqual(mixed(7));
  expect(mixed(7)).not.toEqual(mixed(8));
  const share = (hit: (effect: Effect) => unknown) => mixed(7).filter(hit).length / 400;
  expect(share(({ error }) => error)).toBeGreaterThan(0.22);
  expect(share(({ error }) => error)).toBeLessThan(0.38);
  expect(share(({ answer }) => answer)).toBeGreaterThan(0.05);
  expect(share(({ answer }) => answer)).toBeLessThan(0.15);
  expect(share(({ delayMs }) => delayMs === 5)).toBeGreaterThan(0.4);
});

test("a fault that is added changes no chance of another", () => {
  const throttled = { operation: "*", code: "ThrottlingException", chance: 0.3 };
  const alone = effects([throttled], 1);
  const beside = effects([throttled, { operation: "*", delayMs: 5, chance: 0.5 }], 1);
  for (let i = 0; i < 100; i++)
    expect(Boolean(beside("sso-admin", "ListUsers").error)).toBe(
      Boolean(alone("sso-admin", "ListUsers").error),
    );
});

test("a throttled call meets no fault and uses none up", async () => {
  let now = 0;
  const faults = [{ operation: "ListUsers", code: "AccessDeniedException", times: 1 }];
  const { store } = await start({ callsPerSecond: 1, now: () => now, faults });
  expect(await errorOf(store("ListUsers"))).toMatch("ThrottlingException");
  now = 1000;
  expect(await errorOf(store("ListUsers"))).toMatch("AccessDeniedException");
});
