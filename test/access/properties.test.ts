import fc from "fast-check";
import fs from "node:fs";
import path from "node:path";
import { Testing } from "cdktf";
import { loadResolved, resolveSource } from "../../lib/access/access";
import { AccessStack } from "../../lib/constructs";
import { tempFolder } from "../helpers/temp-folder";
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

/** The Terraform of a config, without the checks of the snapshot: these name what targets depend on. */
function terraformOf(document: object): string {
  const { problems, ...access } = resolveSource(plainSource(document), { snapshot });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return Testing.synth(new AccessStack(Testing.app(), "access", { config: { ...access, warnings: [] } }));
}

const organization = { snapshot: "organization.json", check: false };
const documentOf = (assignments: object) => ({ organization, ...principals, permissionSets, assignments });

/** What a config becomes. */
const meaning = (assignments: object) => terraformOf(documentOf(assignments));

/** The account assignments that a config means, as addresses. */
function rowsOf(assignments: object): string[] {
  const { accountAssignments } = resolveSource(plainSource(documentOf(assignments)), { snapshot });
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

test("moving entries and keys between files of a folder changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      entries,
      fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
      async (assignments, places) => {
        const items = [
          ...Object.entries(principals.users).map(([key, value]) => ["users", key, value] as const),
          ...Object.entries(principals.groups).map(([key, value]) => ["groups", key, value] as const),
          ...Object.entries(permissionSets).map(([key, value]) => ["permissionSets", key, value] as const),
          ...Object.entries(assignments).map(([key, value]) => ["assignments", key, value] as const),
        ];
        const files: Record<string, Record<string, Record<string, unknown>>> = {
          "a.json": {},
          "b.json": {},
          "c.json": {},
        };
        items.forEach(([map, key, value], index) => {
          const file = files[["a.json", "b.json", "c.json"][places[index % 12] ?? 0] ?? "a.json"]!;
          (file[map] ??= {})[key] = value;
        });
        const folder = tempFolder({ "organization.json": snapshot.text });
        for (const [name, document] of Object.entries(files)) {
          const top = name === "a.json" ? { organization, assignments: {}, ...document } : document;
          if (Object.keys(top).length > 0) fs.writeFileSync(path.join(folder, name), JSON.stringify(top));
        }
        const { problems, ...access } = await loadResolved({ file: folder, env: {} });
        expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
        const moved = Testing.synth(
          new AccessStack(Testing.app(), "access", { config: { ...access, warnings: [] } }),
        );
        expect(moved).toBe(meaning(assignments));
      },
    ),
    { numRuns: 30 },
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
        const without = new Set(rowsOf({ x: one }));
        expect(rowsOf({ x: { ...one, except } }).filter((row) => !without.has(row))).toEqual([]);
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
