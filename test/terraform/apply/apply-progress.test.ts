import { describeProgress, trackApply } from "../../../lib/terraform/apply/apply-progress";
import type { PlannedChange } from "../../../lib/terraform/apply/planned-changes";

const assignment = (address: string, actions: PlannedChange["actions"] = ["create"]): PlannedChange => ({
  address,
  type: "aws_ssoadmin_account_assignment",
  actions,
  after: null,
});
const event = (type: string, addr: string) => ({ type, hook: { resource: { addr } } });

test("counts what is done, running and left, a replacement as two steps", () => {
  const tracker = trackApply([assignment("a"), assignment("b"), assignment("c", ["delete", "create"])]);
  tracker.take(event("apply_start", "a"), 0);
  tracker.take(event("apply_start", "c"), 0);
  tracker.take(event("apply_start", "data.x"), 0);
  expect(tracker.at(0)).toMatchObject({ total: 4, done: 0, running: 2, left: 2, failed: 0 });
  tracker.take(event("apply_complete", "c"), 10_000);
  expect([...tracker.done()]).toEqual([]);
  tracker.take(event("apply_start", "c"), 10_000);
  tracker.take(event("apply_complete", "c"), 20_000);
  tracker.take(event("apply_errored", "a"), 20_000);
  expect(tracker.at(20_000)).toMatchObject({ total: 4, done: 2, running: 0, left: 1, failed: 1 });
  expect([...tracker.done()]).toEqual(["c"]);
});

test("estimates by what the provider takes, ten at a time, and never less than the longest step", () => {
  const hundred = Array.from({ length: 100 }, (_, n) => assignment(`a${n}`));
  const tracker = trackApply(hundred);
  expect(tracker.at(0).seconds).toBe(105);
  expect(trackApply([assignment("a")]).at(0).seconds).toBe(11);
});

test("estimates by what was measured, once something was", () => {
  const tracker = trackApply(Array.from({ length: 101 }, (_, n) => assignment(`a${n}`)));
  tracker.take(event("apply_start", "a0"), 0);
  tracker.take(event("apply_complete", "a0"), 30_000);
  expect(tracker.at(30_000).seconds).toBe(300);
  // A failure at once does not make the rest look fast.
  tracker.take(event("apply_start", "a1"), 30_000);
  tracker.take(event("apply_errored", "a1"), 30_000);
  expect(tracker.at(30_000).seconds).toBe(297);
});

test("takes off what a running step has waited already", () => {
  const tracker = trackApply([assignment("a")]);
  tracker.take(event("apply_start", "a"), 0);
  expect(tracker.at(4_000).seconds).toBe(7);
  expect(tracker.at(60_000).seconds).toBe(0);
});

test("says it in a line", () => {
  const at = { total: 40, done: 12, running: 10, left: 18, failed: 0, seconds: 31 };
  expect(describeProgress(at)).toBe("terraform apply: 12 of 40 done, 10 running, 18 left, about 31 s to go");
  expect(describeProgress({ ...at, failed: 2, seconds: 600 })).toContain(
    "12 of 40 done, 2 failed, 10 running, 18 left, about 10 min to go",
  );
  expect(describeProgress({ ...at, seconds: 9000 })).toContain("about 2.5 h to go");
  expect(describeProgress({ ...at, done: 40, running: 0, left: 0 })).toBe(
    "terraform apply: 40 of 40 done, 0 running, 0 left",
  );
});
