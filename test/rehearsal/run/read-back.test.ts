import { readBack } from "../../../lib/rehearsal/run/read-back";
import { closeAll, start } from "../support";

afterEach(closeAll);

const seed = {
  users: [{ userName: "alice" }],
  permissionSets: [{ name: "Read" }],
  accounts: [{ id: "222222222222", name: "prod" }],
  accountAssignments: [
    { principalType: "USER" as const, principal: "alice", permissionSet: "Read", accountId: "222222222222" },
  ],
};
const held = [
  { principalType: "USER", principal: "alice", permissionSet: "Read", accountId: "222222222222" },
];

test("what the service holds is read in its names", async () => {
  const { url } = await start({ seed });
  expect(await readBack(url)).toEqual(held);
});

test("a service that throttles is asked again until it answers", async () => {
  const throttled = { operation: "ListAccountAssignments", code: "ThrottlingException", times: 2 };
  const { url } = await start({ seed, faults: [throttled] });
  expect(await readBack(url)).toEqual(held);
});

test("what cannot be read is a sentence, not an empty list", async () => {
  const { url } = await start({
    seed,
    faults: [{ operation: "ListAccountAssignments", code: "AccessDeniedException" }],
  });
  await expect(readBack(url)).rejects.toThrow(
    /^The account assignments were deployed, and could not be read back: AccessDeniedException/,
  );
});
