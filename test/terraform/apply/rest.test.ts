import type { PlannedChange } from "../../../lib/terraform/apply/planned-changes";
import { isPartOf } from "../../../lib/terraform/apply/rest";

const reviewed: readonly PlannedChange[] = [
  { address: "x.a", type: "x", actions: ["create"], after: { name: "a" } },
  { address: "x.b", type: "x", actions: ["delete", "create"], after: { name: "b", tags: { team: "build" } } },
  { address: "x.c", type: "x", actions: ["delete"], after: null },
];
const [a, b, c] = reviewed as [PlannedChange, PlannedChange, PlannedChange];

test.each([
  ["nothing", []],
  ["all of it", reviewed],
  ["a part of it", [c]],
  ["a value that is known by now", [{ ...a, after: { name: "a", arn: "arn:a" } }]],
  ["the second step of a replacement", [{ ...b, actions: ["create"] as const }]],
])("%s is what was reviewed", (_, changes) => {
  expect(isPartOf(changes, reviewed)).toBe(true);
});

test.each([
  ["another resource", [{ ...a, address: "x.d" }]],
  ["another value", [{ ...a, after: { name: "z" } }]],
  ["another value below", [{ ...b, after: { name: "b", tags: { team: "ops" } } }]],
  ["a value less", [{ ...b, after: { name: "b" } }]],
  ["another step", [{ ...a, actions: ["update"] as const }]],
  ["a deletion that was a replacement", [{ ...b, actions: ["delete"] as const, after: null }]],
  ["a creation that was a deletion", [{ ...c, actions: ["create"] as const, after: {} }]],
])("%s is not", (_, changes) => {
  expect(isPartOf(changes, reviewed)).toBe(false);
});
