import type { PlannedChange } from "../../../lib/terraform/apply/planned-changes";
import { isRestOf } from "../../../lib/terraform/apply/rest";

const reviewed: readonly PlannedChange[] = [
  { address: "x.a", type: "x", actions: ["create"], after: { name: "a" } },
  { address: "x.b", type: "x", actions: ["delete", "create"], after: { name: "b", tags: { team: "build" } } },
  { address: "x.c", type: "x", actions: ["delete"], after: null },
];
const [a, b, c] = reviewed as [PlannedChange, PlannedChange, PlannedChange];

const nothing: ReadonlySet<string> = new Set();
const everything = new Set(["x.a", "x.b", "x.c"]);

test.each([
  ["nothing, where all is done", [], everything],
  ["all of it", reviewed, nothing],
  ["a part of it", [c], new Set(["x.a", "x.b"])],
  ["what was to be deleted and is gone", [a, b], nothing],
  ["a value that is known by now", [{ ...a, after: { name: "a", arn: "arn:a" } }], new Set(["x.b"])],
  ["the second step of a replacement", [{ ...b, actions: ["create"] as const }], new Set(["x.a"])],
])("%s is the rest", (_, changes, done) => {
  expect(isRestOf(changes, reviewed, done)).toBe(true);
});

test.each([
  ["another resource", [{ ...a, address: "x.d" }], everything],
  ["another value", [{ ...a, after: { name: "z" } }], everything],
  ["another value below", [{ ...b, after: { name: "b", tags: { team: "ops" } } }], everything],
  ["a value less", [{ ...b, after: { name: "b" } }], everything],
  ["another step", [{ ...a, actions: ["update"] as const }], everything],
  ["a deletion that was a replacement", [{ ...b, actions: ["delete"] as const, after: null }], everything],
  ["a creation that was a deletion", [{ ...c, actions: ["create"] as const, after: {} }], everything],
  ["less than is left", [a], nothing],
])("%s is not", (_, changes, done) => {
  expect(isRestOf(changes, reviewed, done)).toBe(false);
});
