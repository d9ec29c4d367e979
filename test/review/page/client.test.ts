import fc from "fast-check";
import { nextPlace, nextRow } from "../../../lib/review/page/client/model/keys";
import { listRows, matrixOf } from "../../../lib/review/page/client/model/rows";
import { find, toHaystacks, type Wanted } from "../../../lib/review/page/client/model/search";
import { findCell, toTable, unitPath } from "../../../lib/review/page/client/model/table";
import { summarizeTicked, toggleTicked, toTree, treeNodes } from "../../../lib/review/page/client/model/tree";
import { everything, fromFragment, toFragment } from "../../../lib/review/page/client/model/view";
import { toGrants, toRanges, type PageRow } from "../../../lib/review/page/grants";
import type { PageData } from "../../../lib/review/page/page-data";
import { spread } from "./spread";

/** Root holds m; unit A holds a1 and a2; unit B below it holds b. */
const places = {
  units: [
    { id: "r-1", name: "Root", parent: -1 },
    { id: "ou-a", name: "Alpha", parent: 0 },
    { id: "ou-b", name: "Beta", parent: 1 },
  ],
  accounts: [
    { id: "100000000000", name: "m", unit: 0 },
    { id: "200000000001", name: "a1", unit: 1 },
    { id: "200000000002", name: "a2", unit: 1 },
    { id: "300000000000", name: "b", unit: 2 },
  ],
};

const row = (principal: string, permissionSet: string, account: number, entry = "e"): PageRow => ({
  principalType: principal.startsWith("user") ? "USER" : "GROUP",
  principal,
  permissionSet,
  accountId: places.accounts[account]!.id,
  entries: [entry],
});

function pageOf(rows: readonly PageRow[]): PageData {
  const index = new Map(places.accounts.map(({ id }, place) => [id, place]));
  const { principals, permissionSets, entries, grants } = toGrants(rows, index);
  return {
    kind: "matrix",
    title: "",
    only: [],
    warnings: [],
    ...places,
    principals,
    permissionSets: permissionSets.map((name) => ({
      name,
      policies: [],
      administration: name === "Admin" ? ["everything"] : [],
    })),
    entries: entries.map((name) => ({ name, reason: `why ${name}` })),
    grants,
  };
}

const rows = [
  row("ops", "Admin", 0, "admins"),
  row("ops", "Admin", 1, "admins"),
  row("ops", "Read", 1, "look"),
  row("user-x", "Read", 3, "look"),
];
const data = pageOf(rows);
const table = toTable(data);
const tree = toTree(data);
const search = (wanted: Partial<Wanted>) => find(table, toHaystacks(data), { ...everything, ...wanted });

test("numbers become ranges, and nothing is lost", () => {
  expect(toRanges([5, 1, 2, 3, 9])).toEqual([1, 3, 5, 1, 9, 1]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60)), (numbers) => {
      const ranges = toRanges(numbers);
      const back = [];
      for (let pair = 0; pair < ranges.length; pair += 2)
        for (let index = 0; index < ranges[pair + 1]!; index += 1) back.push(ranges[pair]! + index);
      expect(back).toEqual([...numbers].sort((a, b) => a - b));
    }),
  );
});

test("what goes onto a page comes out of it", () => {
  const any = fc.record({
    principal: fc.constantFrom("ops", "dev", "user-x", "user-y"),
    permissionSet: fc.constantFrom("Admin", "Read"),
    account: fc.nat(3),
    entries: fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
  });
  const key = (item: { principal: string; permissionSet: string; account: number }) =>
    JSON.stringify([item.principal, item.permissionSet, item.account]);
  fc.assert(
    fc.property(fc.uniqueArray(any, { selector: key }), (items) => {
      const made = items.map(({ principal, permissionSet, account, entries }) => ({
        ...row(principal, permissionSet, account),
        entries: [...entries].sort(),
      }));
      const expected = made.map((item) =>
        [item.principalType, item.principal, item.permissionSet, item.accountId, item.entries.join(";")].join(
          " ",
        ),
      );
      expect(spread(pageOf(made)).sort()).toEqual(expected.sort());
    }),
  );
});

test.each<[string, Partial<Wanted>, number]>([
  ["everything", {}, 4],
  ["a principal", { query: "OPS" }, 3],
  ["an account by id", { query: "3000" }, 1],
  ["a unit above", { query: "alpha" }, 3],
  ["an entry's reason", { query: "why admins" }, 2],
  ["two words, each somewhere", { query: "ops read" }, 1],
  ["two words of which one is nowhere", { query: "ops nowhere" }, 0],
  ["administration", { administration: true }, 2],
  ["ticked accounts", { accounts: new Set([1]) }, 2],
  ["a principal picked", { principal: 1 }, 1],
  ["a permission set and a search", { permissionSet: 1, query: "ops" }, 1],
  ["a change that nothing has", { changes: ["lost"] }, 0],
])("a search finds %s", (_, wanted, count) => {
  const found = search(wanted);
  expect(found.assignments).toBe(count);
  expect(found.passes.reduce((sum, pass) => sum + pass, 0)).toBe(count);
});

test("counts in the tree do not depend on what is ticked", () => {
  expect([...search({ accounts: new Set([3]) }).perAccount]).toEqual([1, 2, 0, 1]);
  expect([...search({ query: "a2" }).named]).toEqual([0, 0, 1, 0]);
});

test("a cell is found by account and principal, and only where there is one", () => {
  expect(findCell(table, 1, 0)).toMatchObject({ account: 1, principal: 0, from: 1, to: 3 });
  expect(findCell(table, 2, 0)).toBeUndefined();
  expect(unitPath(data, 3)).toBe("Alpha / Beta");
  expect(unitPath(data, 0)).toBe("Root");
});

test("lists and the matrix show each cell once", () => {
  const found = search({});
  const shape = (layout: "accounts" | "principals") =>
    listRows(found, layout).map((line) => (line.kind === "group" ? `# ${line.index} ${line.cells}` : "cell"));
  expect(shape("accounts")).toEqual(["# 0 1", "cell", "# 1 1", "cell", "# 3 1", "cell"]);
  expect(shape("principals")).toEqual(["# 0 2", "cell", "cell", "# 1 1", "cell"]);
  const { rows: lines, principals } = matrixOf(table, found);
  expect(lines.map(({ account, cells }) => [account, [...cells.keys()]])).toEqual([
    [0, [0]],
    [1, [0]],
    [3, [1]],
  ]);
  expect(principals).toEqual([0, 1]);
  expect(listRows(search({ query: "nowhere" }), "accounts")).toEqual([]);
});

test("a tree shows what is open, and of a search what is found", () => {
  const names = (nodes: ReturnType<typeof treeNodes>) =>
    nodes.map(({ kind, index, level }) => `${level} ${kind} ${index}`);
  expect(names(treeNodes(tree, (unit) => unit === 0))).toEqual(["1 unit 0", "2 account 0", "2 unit 1"]);
  expect(
    names(
      treeNodes(
        tree,
        () => true,
        (account) => account === 3,
      ),
    ),
  ).toEqual(["1 unit 0", "2 unit 1", "3 unit 2", "4 account 3"]);
});

test("a unit with nothing in it neither opens nor closes", () => {
  const hollow = toTree({ ...data, units: [...places.units, { id: "ou-c", name: "Gamma", parent: 0 }] });
  const nodes = treeNodes(hollow, () => true).filter(({ kind }) => kind === "unit");
  expect(nodes.map(({ index, expanded }) => [index, expanded])).toEqual([
    [0, true],
    [1, true],
    [2, true],
    [3, undefined],
  ]);
});

test("ticked accounts are said in as few words as possible", () => {
  expect(summarizeTicked(tree, new Set([1, 2, 3]))).toEqual({ units: [1], accounts: [] });
  expect(summarizeTicked(tree, new Set([0, 3]))).toEqual({ units: [2], accounts: [0] });
  expect([...toggleTicked([1, 2], new Set([1]))]).toEqual([1, 2]);
  expect([...toggleTicked([1, 2], new Set([1, 2, 3]))]).toEqual([3]);
});

const pressed = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });

test.each([
  ["ArrowDown", false, { row: 2, column: 1 }],
  ["ArrowUp", false, { row: 0, column: 1 }],
  ["ArrowLeft", false, { row: 1, column: 0 }],
  ["PageDown", false, { row: 4, column: 1 }],
  ["PageUp", false, { row: 0, column: 1 }],
  ["Home", false, { row: 1, column: -1 }],
  ["End", true, { row: 4, column: 2 }],
  ["x", false, undefined],
])("in a grid %s (with Control: %s) leads to %j", (key, ctrlKey, place) => {
  expect(nextPlace(pressed(key, ctrlKey), { row: 1, column: 1 }, 5, 3)).toEqual(place);
});

test("keys stay within a grid and a list, and leave out the corner", () => {
  expect(nextPlace(pressed("ArrowUp"), { row: 0, column: -1 }, 5, 3)).toEqual({ row: -1, column: 0 });
  expect(nextPlace(pressed("ArrowRight"), { row: 0, column: 2 }, 5, 3)).toEqual({ row: 0, column: 2 });
  expect(nextPlace({ ...pressed("ArrowUp"), altKey: true }, { row: 1, column: 1 }, 5, 3)).toBeUndefined();
  expect([
    nextRow(pressed("End"), 0, 9),
    nextRow(pressed("ArrowDown"), 8, 9),
    nextRow(pressed("x"), 0, 9),
  ]).toEqual([8, 8, undefined]);
});

test("the address keeps every view", () => {
  const optional = fc.option(fc.nat(1), { nil: undefined });
  const view = fc.record({
    layout: fc.constantFrom("matrix" as const, "accounts" as const, "principals" as const),
    query: fc.string({ unit: "binary-ascii" }),
    accounts: fc.uniqueArray(fc.nat(3)).map((accounts) => new Set(accounts.sort((a, b) => a - b))),
    principal: optional,
    permissionSet: optional,
    administration: fc.boolean(),
    changes: fc.subarray(["gained" as const, "lost" as const, "interrupted" as const]),
    open: fc.option(fc.record({ account: fc.nat(3), principal: fc.nat(1) }), { nil: undefined }),
  });
  fc.assert(
    fc.property(view, (shown) => {
      const back = fromFragment(toFragment(shown, table, tree, "matrix"), table, tree, "matrix");
      expect({ ...back, accounts: [...back.accounts].sort((a, b) => a - b) }).toEqual({
        ...shown,
        accounts: [...shown.accounts],
      });
    }),
  );
});

test("what an address says of another page is left out", () => {
  const fragment =
    "#view=summary&in=ou-x,999999999999&principal=GROUP:nobody&set=None&open=1:USER:x&changes=all";
  expect(fromFragment(fragment, table, tree, "matrix")).toEqual({
    ...everything,
    layout: "matrix",
    open: undefined,
  });
});
