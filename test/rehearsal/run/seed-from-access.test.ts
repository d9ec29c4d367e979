import { readAccess } from "../../../lib/access/access";
import { compare } from "../../../lib/rehearsal/run/compare";
import { seedFromAccess } from "../../../lib/rehearsal/run/seed-from-access";

const access = readAccess({
  users: {
    alice: { email: "alice@example.com" },
    erin: { create: { userName: "erin.doe", givenName: "Erin", familyName: "Doe" } },
  },
  groups: {
    ops: "Operators",
    auditors: { create: { displayName: "Auditors", members: ["alice"] } },
  },
  permissionSets: { Read: {} },
  assignments: {
    a: {
      users: ["alice", "erin"],
      groups: ["ops", "auditors"],
      permissionSets: ["Read"],
      accounts: ["222222222222"],
    },
  },
});

test("what the config creates is not there beforehand", () => {
  const { seed } = seedFromAccess(access);
  expect(seed.users).toEqual([{ userName: "alice#1", email: "alice@example.com" }]);
  expect(seed.groups).toEqual([{ displayName: "Operators" }]);
});

test("what the config creates is known by the name that it will have", () => {
  const { nameOf } = seedFromAccess(access);
  expect(nameOf("USER", "erin")).toBe("erin.doe");
  expect(nameOf("GROUP", "auditors")).toBe("Auditors");
  expect(nameOf("USER", "alice")).toBe("alice#1");
  expect(nameOf("GROUP", "ops")).toBe("Operators");
});

test("what the service holds for created principals is what was planned for them", () => {
  const row = { permissionSet: "Read", accountId: "222222222222" };
  const held = [
    { principalType: "USER", principal: "erin.doe", ...row },
    { principalType: "GROUP", principal: "Auditors", ...row },
    { principalType: "GROUP", principal: "Operators", ...row },
  ] as const;
  const result = compare(access, seedFromAccess(access).nameOf, held);
  expect(result.held.map(({ principal }) => principal)).toEqual(["auditors", "ops", "erin"]);
  expect(result.missing.map(({ principal }) => principal)).toEqual(["alice"]);
  expect(result.unplanned).toEqual([]);
});
