import { callRehearsal, pages, RehearsalCallError } from "../../lib/rehearsal";
import { closeAll, start } from "./support";

afterEach(closeAll);

test("pages follows the tokens and keeps the order", async () => {
  const users = Array.from({ length: 7 }, (_, i) => ({ userName: `user-${i}` }));
  const { url, IdentityStoreId, rehearsal } = await start({ seed: { users }, maxPageSize: 3 });
  const listed = await pages<{ UserName: string }>(url, "identitystore", "ListUsers", "Users", {
    IdentityStoreId,
  });
  expect(listed.map(({ UserName }) => UserName)).toEqual(users.map(({ userName }) => userName));
  expect(rehearsal.calls.filter(({ operation }) => operation === "ListUsers")).toHaveLength(3);
});

test("an error of the service is thrown with its code", async () => {
  const { url } = await start();
  const call = callRehearsal(url, "organizations", "DescribeAccount", { AccountId: "444444444444" });
  await expect(call).rejects.toThrow(RehearsalCallError);
  await expect(call).rejects.toMatchObject({ code: "AccountNotFoundException" });
});

test("the access key decides which account calls", async () => {
  const { url, rehearsal } = await start();
  await callRehearsal(url, "organizations", "DescribeOrganization", {}, { accessKeyId: "222222222222" });
  expect(rehearsal.calls.at(-1)).toMatchObject({ accessKeyId: "222222222222" });
});

test("what keeps an answer from arriving is an error with a code, and the call is made again where it may be", async () => {
  const faults = (["reset", "cut", "garbage"] as const).map((answer, after) => ({
    operation: "ListRoots",
    answer,
    after,
    times: 1,
  }));
  const { url, rehearsal } = await start({ faults });
  await expect(callRehearsal(url, "organizations", "ListRoots")).rejects.toMatchObject({
    code: "NoWholeAnswer",
  });
  const { Roots } = await callRehearsal(url, "organizations", "ListRoots", {}, { retries: 2 });
  expect(Roots).toHaveLength(1);
  expect(rehearsal.calls.filter(({ operation }) => operation === "ListRoots")).toHaveLength(4);
});
