import type { AccessConfig } from "../../lib/config";

/** A snapshot as JSON has it. */
export interface PlainUnit {
  readonly id: string;
  readonly name: string;
  readonly accounts: { id: string; name: string; state: string; tags: Record<string, string> }[];
  readonly organizationalUnits: PlainUnit[];
}

/** A small organization: two levels, two units called Prod, a suspended account, tags. */
export function smallTree() {
  return {
    version: 1,
    takenAt: "2026-11-22T08:00:00Z",
    organizationId: "o-a1b2c3d4e5",
    managementAccountId: "111111111111",
    root: {
      id: "r-ab12",
      name: "Root",
      accounts: [account("111111111111", "management")],
      organizationalUnits: [
        unit(
          "ou-ab12-sandbox1",
          "Sandbox",
          [account("200000000001", "sandbox-1", { env: "dev" })],
          [unit("ou-ab12-sandprod", "Prod", [account("200000000002", "sandbox-prod", { env: "prod" })])],
        ),
        unit(
          "ou-ab12-workload",
          "Workloads",
          [account("300000000001", "shared", { env: "prod", team: "a" })],
          [
            unit("ou-ab12-workprod", "Prod", [
              account("300000000002", "shop", { env: "prod", team: "b" }),
              account("300000000003", "old shop", { env: "prod" }, "SUSPENDED"),
            ]),
            unit("ou-ab12-frozen01", "Frozen", [account("300000000004", "ice", {}, "SUSPENDED")]),
          ],
        ),
      ],
    } as PlainUnit,
  };
}

export function account(id: string, name: string, tags: Record<string, string> = {}, state = "ACTIVE") {
  return { id, name, state, tags };
}

function unit(
  id: string,
  name: string,
  accounts: PlainUnit["accounts"],
  organizationalUnits: PlainUnit[] = [],
): PlainUnit {
  return { id, name, accounts, organizationalUnits };
}

/** A pseudo-random generator that always gives the same numbers for a seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Three levels of units, 300 accounts, tags, suspended ones, two units of one name; the same for a seed. */
export function largeTree(seed: number) {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  let count = 0;
  const someAccounts = (number: number) =>
    Array.from({ length: number }, () => {
      count += 1;
      const name = `${pick(["shop", "data", "ml", "net", "iot"])}-${pick(["dev", "test", "prod"])}-${count}`;
      const tags = {
        env: pick(["dev", "test", "prod"]),
        team: pick(["a", "b", "c", "d"]),
        ...(next() < 0.2 && { pci: "yes" }),
      };
      return account(
        String(500_000_000_000 + count * 7919),
        name,
        tags,
        next() < 0.07 ? pick(["SUSPENDED", "PENDING_CLOSURE"]) : "ACTIVE",
      );
    });
  let units = 0;
  const unitId = () => `ou-ab12-${String((units += 1)).padStart(8, "0")}`;
  const level = (names: readonly string[], depth: number): PlainUnit[] =>
    names.map((name) =>
      unit(
        unitId(),
        name,
        someAccounts(depth === 3 ? 9 : 3),
        depth === 3 ? [] : level(depth === 1 ? ["Prod", "Test", "Dev"] : ["Eu", "Us"], depth + 1),
      ),
    );
  const organizationalUnits = level(["Workloads", "Platform", "Research", "Partners"], 1);
  return {
    ...smallTree(),
    root: {
      id: "r-ab12",
      name: "Root",
      accounts: [account("111111111111", "management", { env: "prod" }), ...someAccounts(300 - 1 - count)],
      organizationalUnits,
    },
  };
}

/** Forty entries over a tree, with every form of target and exception; the same for a seed. */
export function manyEntries(seed: number, tree: { root: PlainUnit }): AccessConfig["assignments"] {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const flat = flatten(tree.root, "");
  const aTarget = (): AccessConfig["assignments"][string]["accounts"][number] =>
    pick([
      () => pick(flat.accounts).id,
      () => ({ ou: pick(flat.units).path }),
      () => ({ ou: pick(flat.units).id, recursive: next() < 0.5 }),
      () => ({ tag: { env: pick(["dev", "test", "prod"]) } }),
      () => ({ tag: { env: pick(["dev", "prod"]), team: pick(["a", "b", "c"]) } }),
      () => ({ name: `${pick(["shop", "data", "ml"])}-*` }),
      () => ({ name: "*-prod-?2*" }),
      () => "*" as const,
      () => "everything-of-a",
      () => "nested",
    ])();
  const several = <T>(most: number, one: () => T) =>
    Array.from({ length: 1 + Math.floor(next() * most) }, one);
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `entry-${index}`,
      {
        ...(next() < 0.5 ? { groups: ["ops", "dev"] } : { users: ["alice"], groups: ["dev"] }),
        permissionSets: next() < 0.5 ? ["Read"] : ["Read", "Write"],
        accounts: several(3, aTarget),
        ...(next() < 0.6 && { except: several(2, aTarget) }),
      },
    ]),
  );
}

/** Every account and every unit with its path, for tests that compute by themselves. */
export function flatten(root: PlainUnit, path: string) {
  const accounts: (PlainUnit["accounts"][number] & { units: string[]; unit: string })[] = [];
  const units: { id: string; path: string }[] = [];
  const visit = (at: PlainUnit, path: string, above: string[]): void => {
    units.push({ id: at.id, path: path === "" ? "/" : path });
    accounts.push(...at.accounts.map((one) => ({ ...one, unit: at.id, units: [...above, at.id] })));
    for (const child of at.organizationalUnits)
      visit(child, path === "" ? child.name : `${path}/${child.name}`, [...above, at.id]);
  };
  visit(root, path, []);
  return { accounts, units };
}
