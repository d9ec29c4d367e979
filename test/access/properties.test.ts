import fc from "fast-check";
import { resolveSource } from "../../lib/access/access";
import { address } from "../../lib/access/address";
import { plainSource } from "../../lib/config/read/source";
import { flatten, manyEntries, largeTree, smallTree } from "../helpers/organization";

const tree = smallTree();
const snapshot = { file: "organization.json", text: JSON.stringify(tree) };
const { accounts } = flatten(tree.root, "");
const ids = accounts
  .filter(({ state, id }) => state === "ACTIVE" && id !== tree.managementAccountId)
  .map(({ id }) => id);

const principals = { users: { alice: "alice", bob: "bob" }, groups: { ops: "Ops", dev: "Dev" } };
const permissionSets = { Read: { managedPolicies: ["ReadOnlyAccess"] }, Write: {} };

type Entry = {
  users: string[];
  groups: string[];
  permissionSets: string[];
  accounts: unknown[];
  except?: unknown[];
};

const some = <T>(items: readonly T[]) => fc.uniqueArray(fc.constantFrom(...items), { minLength: 1 });
const pattern = fc.constantFrom<unknown>(
  "*",
  { ou: "Sandbox" },
  { ou: "Workloads", recursive: false },
  { tag: { env: "prod" } },
  { name: "s*" },
);
const entry: fc.Arbitrary<Entry> = fc.record({
  users: some(["alice", "bob"]),
  groups: some(["ops", "dev"]),
  permissionSets: some(["Read", "Write"]),
  accounts: fc.oneof(some(ids), fc.array(pattern, { minLength: 1, maxLength: 2 })),
});
const entries = fc.dictionary(
  fc.string({ unit: fc.constantFrom("a", "b", "-"), minLength: 1, maxLength: 4 }),
  entry,
  { minKeys: 1, maxKeys: 4, noNullPrototype: true },
);

/** What a config means: its account assignments without the names of entries, which Terraform never sees. */
function meaning(assignments: object): string[] {
  const document = { organization: "organization.json", ...principals, permissionSets, assignments };
  const { accountAssignments } = resolveSource(plainSource(document), { snapshot });
  return accountAssignments.map(({ principalType, principal, permissionSet, accountId }) =>
    address(principalType, principal, permissionSet, accountId),
  );
}

test("reordering entries and lists changes nothing", () => {
  fc.assert(
    fc.property(entries, (assignments) => {
      const reordered = Object.fromEntries(
        Object.entries(assignments)
          .reverse()
          .map(([key, value]) => [
            key,
            Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([field, list]) => [field, [...list].reverse()]),
            ),
          ]),
      );
      expect(meaning(reordered)).toEqual(meaning(assignments));
    }),
  );
});

test("splitting entries and renaming them changes nothing", () => {
  fc.assert(
    fc.property(entries, (assignments) => {
      const split = Object.entries(assignments).flatMap(([key, { users, groups, ...rest }]) => [
        [`${key} users`, { ...rest, users }],
        ...groups.map((group) => [`${key} ${group}`, { ...rest, groups: [group] }]),
      ]);
      expect(meaning(Object.fromEntries(split) as object)).toEqual(meaning(assignments));
    }),
  );
});

test("a target in place of the ids that it selects changes nothing", () => {
  fc.assert(
    fc.property(entry, pattern, (one, target) => {
      const by = (list: unknown[]) => meaning({ x: { ...one, accounts: list } });
      const selected = resolveIds([target]);
      expect(by([target])).toEqual(by(selected));
    }),
  );
});

function resolveIds(targets: unknown[]): string[] {
  const document = {
    organization: "organization.json",
    ...principals,
    permissionSets,
    assignments: { x: { groups: ["ops"], permissionSets: ["Read"], accounts: targets } },
  };
  return resolveSource(plainSource(document), { snapshot }).accountAssignments.map(
    ({ accountId }) => accountId,
  );
}

test("no wildcard ever selects the management account", () => {
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1 }), fc.integer(), (targets, seed) => {
      expect(resolveIds(targets)).not.toContain(tree.managementAccountId);
      const large = largeTree(seed);
      const document = {
        organization: "o.json",
        accountGroups: { "everything-of-a": ["*"], nested: [{ ou: "/" }] },
        users: { alice: "alice" },
        groups: { ops: "Ops", dev: "Dev" },
        permissionSets: { Read: {}, Write: {} },
        assignments: manyEntries(seed, large),
      };
      const named = JSON.stringify(document.assignments).includes(large.managementAccountId);
      const { accountAssignments } = resolveSource(plainSource(document), {
        snapshot: { file: "o.json", text: JSON.stringify(large) },
      });
      const reached = accountAssignments.some(({ accountId }) => accountId === large.managementAccountId);
      expect(reached && !named).toBe(false);
    }),
    { numRuns: 25 },
  );
});

test("an exception never adds a row", () => {
  fc.assert(
    fc.property(
      entry,
      fc.array(fc.oneof(pattern, fc.constantFrom(...ids)), { minLength: 1, maxLength: 3 }),
      (one, except) => {
        const without = new Set(meaning({ x: one }));
        expect(meaning({ x: { ...one, except } }).filter((row) => !without.has(row))).toEqual([]);
      },
    ),
  );
});

test("no two account assignments share an address, whatever characters keys hold", () => {
  const key = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: "binary", maxLength: 4 }),
    fc.string({ unit: fc.constantFrom("_", "-", ".", "a"), maxLength: 5 }),
  );
  const row = fc.tuple(fc.constantFrom("user", "group"), key, key, fc.constantFrom(...ids));
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { selector: (parts) => JSON.stringify(parts), minLength: 2, maxLength: 200 }),
      (rows) => {
        const addresses = rows.map((parts) => address(...parts));
        expect(new Set(addresses).size).toBe(rows.length);
        expect(addresses.every((name) => /^[a-z][A-Za-z0-9_-]*$/.test(name) && name.length < 200)).toBe(true);
      },
    ),
  );
});
