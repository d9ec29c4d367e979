import { watchStalls } from "../../../lib/terraform/apply/stall";

const change = (address: string) => {
  const [type = ""] = address.split(".");
  return { address, type, actions: ["create" as const], after: {} };
};
const set = "aws_ssoadmin_permission_set.a";
const policy = "aws_ssoadmin_managed_policy_attachment.a";
const assignment = "aws_ssoadmin_account_assignment.a";

const event = (type: string, addr: string, elapsed_seconds?: number, action = "create") => ({
  type,
  hook: { resource: { addr }, action, elapsed_seconds },
});

test("nothing but permission sets that take too long: that is a stall", () => {
  const watch = watchStalls([change(set), change(assignment)], false);
  expect(watch.take(event("apply_start", set))).toBe(false);
  expect(watch.take(event("apply_start", assignment))).toBe(false);
  expect(watch.take(event("apply_progress", set, 30))).toBe(false);
  expect(watch.take(event("apply_progress", assignment, 300))).toBe(false);
  expect(watch.take(event("apply_complete", assignment))).toBe(true);
  expect(watch.stalled()).toEqual([set]);
});

test.each([
  ["one that is done", [event("apply_progress", set, 60), event("apply_complete", set)]],
  ["one that has failed", [event("apply_progress", set, 60), event("apply_errored", set)]],
  ["one that takes a while", [event("apply_progress", set, 20)]],
  ["a deletion", [event("apply_progress", set, 600, "delete")]],
  ["a policy on its way to many accounts", [event("apply_progress", policy, 120)]],
  ["something else", [event("apply_progress", assignment, 600)]],
])("%s is none", (_, events) => {
  const watch = watchStalls([change(set), change(policy), change(assignment)], false);
  expect(watch.take(event("apply_start", set))).toBe(false);
  expect(events.map((one) => watch.take(one)).at(-1)).toBe(false);
});

test("after an apply that was cut short it is noticed sooner", () => {
  const watch = watchStalls([change(set)], true);
  expect(watch.take(event("apply_progress", set, 10))).toBe(true);
});
