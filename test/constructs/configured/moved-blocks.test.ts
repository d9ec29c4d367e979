import { synth, synthJson, type TerraformJson } from "../../helpers/synth";

interface Move {
  readonly from: string;
  readonly to: string;
}

const erin = { userName: "erin", givenName: "Erin", familyName: "Doe" };

/** The same config, with keys of the test's choice. */
function configOf({ user = "erin", group = "ops", set = "Read", looked = "bob" } = {}) {
  return {
    users: { [user]: { create: erin }, [looked]: "bob" },
    groups: { [group]: { create: { displayName: "Ops", members: [user, looked] } } },
    permissionSets: {
      [set]: {
        name: "Read",
        managedPolicies: ["ReadOnlyAccess"],
        customerManagedPolicies: [{ name: "Team", path: "/teams/" }],
        inlinePolicy: { Version: "2012-10-17", Statement: { Effect: "Deny", Action: "s3:*", Resource: "*" } },
        permissionsBoundary: { managedPolicy: "PowerUserAccess" },
      },
      Other: {},
    },
    assignments: {
      a: {
        users: [user, looked],
        groups: [group],
        permissionSets: [set, "Other"],
        accounts: ["111111111111", "222222222222"],
      },
    },
  };
}

const movesOf = (config: object, renamed: object): readonly Move[] =>
  (synthJson({ ...config, renamed }) as TerraformJson & { moved?: Move[] }).moved ?? [];

function addressesOf(config: object): string[] {
  return Object.entries(synthJson(config).resource ?? {}).flatMap(([type, all]) =>
    Object.keys(all).map((name) => `${type}.${name}`),
  );
}

const before = addressesOf(configOf());

test.each([
  ["a created user", { user: "erin.doe" }, { users: { erin: "erin.doe" } }, 6],
  ["a user that is looked up", { looked: "bobby" }, { users: { bob: "bobby" } }, 5],
  ["a group", { group: "operators" }, { groups: { ops: "operators" } }, 7],
  ["a permission set", { set: "Reader" }, { permissionSets: { Read: "Reader" } }, 11],
])("%s under another key moves to where it now is", (_, keys, renamed, count) => {
  const after = addressesOf(configOf(keys));
  const moves = movesOf(configOf(keys), renamed);
  expect(moves).toHaveLength(count);
  expect(moves.map(({ from }) => from).sort()).toEqual(before.filter((one) => !after.includes(one)).sort());
  expect(moves.map(({ to }) => to).sort()).toEqual(after.filter((one) => !before.includes(one)).sort());
});

test("several new keys at once are a chain from every mixture of old and new ones", () => {
  const keys = { user: "erin.doe", group: "operators", set: "Reader", looked: "bobby" };
  const renamed = {
    users: { erin: "erin.doe", bob: "bobby" },
    groups: { ops: "operators" },
    permissionSets: { Read: "Reader" },
  };
  const moves = movesOf(configOf(keys), renamed);
  const after = addressesOf(configOf(keys));
  const next = new Map(moves.map(({ from, to }) => [from, to]));
  const end = (address: string): string => (next.has(address) ? end(next.get(address) as string) : address);
  // Terraform takes one source for each address, and nothing that is still there as a source.
  expect(next.size).toBe(moves.length);
  expect(new Set(moves.map(({ to }) => to)).size).toBe(moves.length);
  for (const address of after) expect(next.has(address)).toBe(false);
  expect(before.map(end).sort()).toEqual([...after].sort());
  for (const mixed of [
    { ...keys, set: "Read" },
    { set: "Reader" },
    { group: "operators" },
    { user: "erin.doe" },
  ]) {
    expect(addressesOf(configOf(mixed)).map(end).sort()).toEqual([...after].sort());
  }
});

test("a permission set that exists elsewhere has only assignments to move", () => {
  const config = {
    groups: { ops: "Ops" },
    permissionSets: { reader: { existing: true, name: "Reader" } },
    assignments: { a: { groups: ["ops"], permissionSets: ["reader"], accounts: ["111111111111"] } },
  };
  const moves = movesOf(config, { permissionSets: { Reader: "reader" } });
  expect(moves.map(({ to }) => to.split(".")[0])).toEqual(["aws_ssoadmin_account_assignment"]);
});

test("nothing moves where nothing is renamed, or nothing stands under the key", () => {
  expect(synthJson(configOf())).not.toHaveProperty("moved");
  expect(synthJson({ ...configOf(), renamed: {} })).not.toHaveProperty("moved");
  expect(movesOf({ users: { bob: "bob" }, assignments: {} }, { users: { al: "bob" } })).toEqual([]);
});

test("the order of a config says nothing", () => {
  const keys = { user: "erin.doe", set: "Reader" };
  const config = configOf(keys);
  const reversed = (map: object) => Object.fromEntries(Object.entries(map).reverse());
  const renamed = { users: { erin: "erin.doe" }, permissionSets: { Read: "Reader" } };
  expect(
    movesOf(
      { ...config, users: reversed(config.users), permissionSets: reversed(config.permissionSets) },
      reversed(renamed),
    ),
  ).toEqual(movesOf(config, renamed));
});

test("keys with signs of Terraform move, too", () => {
  const config = configOf({ user: "${x}" });
  const renamed = { users: { "%{y}": "${x}" } };
  expect(movesOf(config, renamed)).toHaveLength(6);
  expect(synth({ ...config, renamed })).not.toContain("%{y}");
});
