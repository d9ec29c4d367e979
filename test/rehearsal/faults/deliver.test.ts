import type { AnswerFault } from "../../../lib/rehearsal/faults/fault";
import { closeAll, errorOf, idsOf, start } from "../support";

afterEach(closeAll);

/** Creates a group while a fault meets the answer; says what the caller saw, and whether the group is there after. */
async function createGroup(answer: AnswerFault) {
  const { url, store, IdentityStoreId, rehearsal } = await start({
    faults: [{ operation: "CreateGroup", answer }],
  });
  const seen = await fetch(url, {
    method: "POST",
    headers: {
      "x-amz-target": "AWSIdentityStore.CreateGroup",
      authorization: "Credential=rehearsal/20260101/us-east-1/identitystore/aws4_request",
    },
    body: JSON.stringify({ IdentityStoreId, DisplayName: "Auditors" }),
  }).then(
    async (response) => {
      const length = Number(response.headers.get("content-length"));
      return response.text().then(
        (text) => ({ status: response.status, text, whole: text.length === length }),
        () => ({ status: response.status, text: undefined, whole: false }),
      );
    },
    () => "no answer",
  );
  const { Groups } = await store("ListGroups");
  const names = Groups.map(({ DisplayName }: { DisplayName: string }) => DisplayName) as string[];
  return { seen, done: names.includes("Auditors"), calls: rehearsal.calls.length };
}

test("reset: no answer, and nothing is done", async () => {
  expect(await createGroup("reset")).toMatchObject({ seen: "no answer", done: false });
});

test("lost: no answer, and yet it is done", async () => {
  expect(await createGroup("lost")).toMatchObject({ seen: "no answer", done: true });
});

test("cut: the answer ends in its middle, and yet it is done", async () => {
  expect(await createGroup("cut")).toMatchObject({ seen: { status: 200, text: undefined }, done: true });
});

test("truncated: half an answer that looks whole", async () => {
  const { seen, done } = await createGroup("truncated");
  expect(seen).toMatchObject({ status: 200, whole: true });
  expect(() => JSON.parse((seen as { text: string }).text) as unknown).toThrow();
  expect(done).toBe(true);
});

test("garbage: a page of somebody else, with status 200", async () => {
  const { seen } = await createGroup("garbage");
  expect(seen).toMatchObject({ status: 200, text: expect.stringMatching(/^<html>/) });
});

test("an error can be lost on its way, too", async () => {
  const { org } = await start({
    faults: [{ operation: "ListRoots", code: "AccessDeniedException", answer: "lost" }],
  });
  expect(await errorOf(org("ListRoots"))).toMatch(/^NoWholeAnswer: fetch failed/);
});

test("a slow answer holds up no other call, and closing does not wait for it", async () => {
  const { org, rehearsal } = await start({ faults: [{ operation: "ListRoots", delayMs: 60_000 }] });
  const slow = errorOf(org("ListRoots"));
  expect((await org("ListAccounts")).Accounts).toHaveLength(3);
  await rehearsal.close();
  expect(await slow).toMatch(/^NoWholeAnswer/);
});

test("delays of the service and of faults add up; what was asked for is done at once", async () => {
  const started = await start();
  const { group } = await idsOf(started);
  const { rehearsal, org, store } = await start({
    delayMs: 30,
    faults: [{ operation: "ListRoots", delayMs: 40 }],
  });
  const begun = performance.now();
  await org("ListRoots");
  expect(performance.now() - begun).toBeGreaterThan(65);
  const deleting = store("DeleteGroup", { GroupId: group("Platform") });
  await store("ListUsers");
  await deleting;
  expect((await store("ListGroups")).Groups).toEqual([]);
  expect(rehearsal.calls.every(({ code }) => code === undefined)).toBe(true);
});
