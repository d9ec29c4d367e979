import { plannedChanges } from "../../../lib/terraform/apply/planned-changes";

const change = (address: string, actions: string[], mode = "managed") => ({
  address,
  mode,
  type: "t",
  change: { actions, after: actions.includes("create") ? { a: 1 } : null },
});

test("what a plan creates, changes, deletes and replaces, and nothing else", () => {
  const json = JSON.stringify({
    resource_changes: [
      change("t.new", ["create"]),
      change("t.stays", ["no-op"]),
      change("data.t.read", ["read"], "data"),
      change("t.replaced", ["delete", "create"]),
      change("t.gone", ["delete"]),
      change("t.let-go", ["forget"]),
    ],
  });
  expect(plannedChanges(Buffer.from(json))).toEqual([
    { address: "t.new", type: "t", actions: ["create"], after: { a: 1 } },
    { address: "t.replaced", type: "t", actions: ["delete", "create"], after: { a: 1 } },
    { address: "t.gone", type: "t", actions: ["delete"], after: null },
  ]);
  expect(plannedChanges(Buffer.from("{}"))).toEqual([]);
});

test("text that is no JSON is a sentence", () => {
  expect(() => plannedChanges(Buffer.from("Terraform will …"))).toThrow(/no plan in JSON/);
});
