import { describeOutcome, type Named, type Outcome } from "../../lib/review/outcome";
import type { AccessChange } from "../../lib/review/plan/review";

const gain = (address: string, change: Partial<AccessChange> = {}): AccessChange => ({
  change: "gained",
  principalType: "GROUP",
  principal: "platform",
  permissionSet: "Admin",
  accountId: "222222222222",
  accountName: "production",
  entries: [],
  administration: true,
  managementAccount: false,
  directUser: false,
  because: [],
  address,
  ...change,
});
const review: Named = {
  access: [
    gain("a.1"),
    gain("a.2", { accountName: "", accountId: "333333333333" }),
    gain("a.3", { change: "lost", principal: "old\u001b[31m" }),
  ],
  permissionSets: [],
  principals: [],
  memberships: [],
};
const outcome: Outcome = {
  complete: true,
  refused: false,
  planned: ["a.1", "a.2", "a.3", "other.x"],
  done: new Set(["a.1", "a.2", "a.3", "other.x"]),
  underWay: [],
  takenOver: [],
};

test("what was done, in names; several accounts in a line; what has no name by its address", () => {
  expect(describeOutcome(review, outcome)).toEqual([
    "Done: 4 of 4 changes.",
    "  gained: GROUP platform, Admin in production, 333333333333",
    "  lost: GROUP old\\u001b[31m, Admin in production",
    "  other.x",
  ]);
});

test("parts of permission sets are counted by kind", () => {
  const planned = [
    "aws_ssoadmin_managed_policy_attachment.a",
    "aws_ssoadmin_managed_policy_attachment.b",
    "aws_ssoadmin_permission_set_inline_policy.a",
  ];
  expect(describeOutcome(review, { ...outcome, planned, done: new Set(planned) }).slice(1)).toEqual([
    "  of permission sets: 2 AWS managed policies",
    "  of permission sets: 1 inline policy",
  ]);
});

test("what was not done, and what running again does", () => {
  const lines = describeOutcome(review, {
    ...outcome,
    complete: false,
    done: new Set(["a.1", "other.x"]),
    underWay: ["a.2"],
  });
  expect(lines.slice(0, 6)).toEqual([
    "Done: 2 of 4 changes.",
    "  gained: GROUP platform, Admin in production",
    "  other.x",
    "Not done: 2.",
    "  gained: GROUP platform, Admin in 333333333333",
    "  lost: GROUP old\\u001b[31m, Admin in production",
  ]);
  expect(lines[6]).toMatch(
    /^Nothing is lost: .* 1 was under way when it ended, .* Run identity-center plan again, .*nothing is assigned twice\.$/,
  );
});

test("what was taken over is said", () => {
  expect(describeOutcome(review, { ...outcome, takenOver: ["a.1", "a.2"] }).join("\n")).toContain(
    "2 of these existed already, just as planned",
  );
});

test("a refused plan changes nothing, and lists nothing", () => {
  expect(describeOutcome(review, { ...outcome, complete: false, refused: true, done: new Set() })).toEqual([
    "Nothing was changed.",
  ]);
});

test("hundreds of lines are cut", () => {
  const planned = Array.from({ length: 300 }, (_, n) => `x.${n}`);
  const lines = describeOutcome(review, { ...outcome, planned, done: new Set(planned) });
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe("  and 280 more");
});

test("a plan that could not be read was applied all the same, or not", () => {
  expect(describeOutcome(review, { ...outcome, planned: undefined })).toEqual(["The plan was applied."]);
  expect(describeOutcome(review, { ...outcome, planned: undefined, complete: false })[0]).toBe(
    "The plan was not applied, or not all of it.",
  );
});

test("what only the state hears of is counted", () => {
  const counts = { imported: 1500, moved: 2, forgotten: 1 };
  const nothing = { ...outcome, planned: [], done: new Set<string>() };
  expect(describeOutcome({ ...review, counts }, nothing)).toEqual([
    "In the state: 1500 imported, 2 moved, 1 let go, which stay in AWS.",
    "What imported them has done its work: take it out (in an access config, the key imports).",
  ]);
  expect(describeOutcome({ ...review, counts: { ...counts, imported: 0 } }, nothing)).toEqual([
    "In the state: 2 moved, 1 let go, which stay in AWS.",
  ]);
  expect(describeOutcome(review, nothing)).toEqual(["The plan changes no resource."]);
  expect(describeOutcome(undefined, outcome)[1]).toBe("  a.1");
});
