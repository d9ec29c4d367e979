import { resolveSource } from "../../lib/access/access";
import { plainSource } from "../../lib/config/read/source";
import { unitsInUse } from "../../lib/organization/units-in-use";
import { smallTree } from "../helpers/organization";

const snapshot = { file: "organization.json", text: JSON.stringify(smallTree()) };

function units(accounts: unknown[], except: unknown[] = []): string[] {
  const { config, organization } = resolveSource(
    plainSource({
      organization: "organization.json",
      groups: { ops: "Ops" },
      permissionSets: { Read: {} },
      assignments: { look: { groups: ["ops"], permissionSets: ["Read"], accounts, except } },
    }),
    { snapshot },
  );
  return unitsInUse(config, organization!).map(
    ({ unit, recursive }) => `${unit.path}${recursive ? "" : " alone"}`,
  );
}

test.each([
  ["none for ids", ["200000000001"], []],
  ["a unit by id or path, once", [{ ou: "Sandbox" }, { ou: "ou-ab12-sandbox1" }], ["Sandbox"]],
  ["the upper of two", [{ ou: "Sandbox/Prod" }, { ou: "Sandbox" }], ["Sandbox"]],
  [
    "a unit alone beside one below it",
    [{ ou: "Sandbox", recursive: false }, { ou: "Sandbox/Prod" }],
    ["Sandbox alone", "Sandbox/Prod"],
  ],
  [
    "a unit with what is below rather than alone",
    [{ ou: "Sandbox", recursive: false }, { ou: "Sandbox" }],
    ["Sandbox"],
  ],
  ["the root for a tag, a name or all", [{ tag: { env: "prod" } }, { ou: "Sandbox" }], ["/"]],
])("units in use: %s", (_, accounts, expected) => {
  expect(units(accounts)).toEqual(expected);
});

test("what is excepted counts too", () => {
  expect(units(["200000000001", { ou: "Sandbox" }], [{ ou: "Workloads/Prod" }])).toEqual([
    "Sandbox",
    "Workloads/Prod",
  ]);
});
