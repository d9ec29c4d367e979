import { resolveSource } from "../../lib/access/access";
import { plainSource } from "../../lib/config/read/source";
import { flatten, largeTree, manyEntries, type PlainUnit } from "../helpers/organization";

const groups: Record<string, Target[]> = {
  "everything-of-a": [{ tag: { team: "a" } }, { ou: "Platform" }],
  nested: ["everything-of-a", { ou: "Workloads/Prod", recursive: false }],
};

type Target =
  string | { ou: string; recursive?: boolean } | { tag: Record<string, string> } | { name: string };
type Entry = {
  users?: string[];
  groups?: string[];
  permissionSets: string[];
  accounts: Target[];
  except?: Target[];
};

/** What an entry means, the slow and obvious way: every account is asked, target by target. */
function obviousRows(
  name: string,
  entry: Entry,
  tree: { managementAccountId: string; root: PlainUnit },
): string[] {
  const { accounts, units } = flatten(tree.root, "");
  const covers = (target: Target, account: (typeof accounts)[number]): "named" | "pattern" | undefined => {
    if (target === "*") return "pattern";
    if (typeof target === "string" && target in groups) {
      const found = groups[target]!.map((member) => covers(member, account));
      return found.find((kind) => kind === "named") ?? found.find((kind) => kind === "pattern");
    }
    if (typeof target === "string") return target === account.id ? "named" : undefined;
    if ("tag" in target)
      return Object.entries(target.tag).every(([key, value]) => account.tags[key] === value)
        ? "pattern"
        : undefined;
    if ("name" in target) {
      const pattern = new RegExp(
        `^${target.name.replaceAll("-", "\\-").replaceAll("*", ".*").replaceAll("?", ".")}$`,
      );
      return pattern.test(account.name) ? "pattern" : undefined;
    }
    const id = units.find((unit) => unit.id === target.ou || unit.path === target.ou)?.id ?? "";
    const inside = target.recursive === false ? account.unit === id : account.units.includes(id);
    return inside ? "pattern" : undefined;
  };
  const selected = accounts.filter((account) => {
    const how = entry.accounts.map((target) => covers(target, account));
    const wanted =
      how.includes("named") || (how.includes("pattern") && account.id !== tree.managementAccountId);
    const excepted = (entry.except ?? []).some((target) => covers(target, account) !== undefined);
    return wanted && account.state === "ACTIVE" && !excepted;
  });
  const principals = [
    ...(entry.groups ?? []).map((key) => `GROUP ${key}`),
    ...(entry.users ?? []).map((key) => `USER ${key}`),
  ];
  return principals.flatMap((principal) =>
    entry.permissionSets.flatMap((set) => selected.map(({ id }) => `${principal} ${set} ${id} ${name}`)),
  );
}

describe.each([1, 2, 3, 4, 5])("an organization of 300 accounts and 40 entries (seed %i)", (seed) => {
  const tree = largeTree(seed);
  const assignments = manyEntries(seed * 31, tree) as unknown as Record<string, Entry>;
  const document = {
    organization: "organization.json",
    accountGroups: groups,
    users: { alice: "alice" },
    groups: { ops: "Ops", dev: "Dev" },
    permissionSets: { Read: {}, Write: {} },
    assignments,
  };
  const snapshot = { file: "organization.json", text: JSON.stringify(tree) };

  test("means, row by row, what the obvious computation says", () => {
    const { accountAssignments } = resolveSource(plainSource(document), { snapshot, today: "2026-11-22" });
    const rows = accountAssignments.flatMap(
      ({ principalType, principal, permissionSet, accountId, entries }) =>
        entries.map((entry) => `${principalType} ${principal} ${permissionSet} ${accountId} ${entry}`),
    );
    const obvious = Object.entries(assignments).flatMap(([name, entry]) => obviousRows(name, entry, tree));
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.sort()).toEqual([...new Set(obvious)].sort());
  });

  test("has 300 accounts, some of them not ACTIVE, and units of one name", () => {
    const { accounts, units } = flatten(tree.root, "");
    expect(accounts).toHaveLength(300);
    expect(accounts.filter(({ state }) => state !== "ACTIVE").length).toBeGreaterThan(5);
    expect(units.filter(({ path }) => path.endsWith("Prod")).length).toBeGreaterThan(1);
    expect(Math.max(...units.map(({ path }) => path.split("/").length))).toBe(3);
  });
});
