import { resolveSource } from "../../lib/access/access";
import { formatPath } from "../../lib/config/problems/problem";
import { plainSource } from "../../lib/config/read/source";
import { smallTree } from "../helpers/organization";

const snapshot = { file: "organization.json", text: JSON.stringify(smallTree()) };

/** Accounts that an entry selects, and what is said about it. */
function select(
  accounts: unknown[],
  more: { except?: unknown[]; accounts?: object; accountGroups?: object } = {},
  file: typeof snapshot | null = snapshot,
) {
  const { except, ...maps } = more;
  const document = {
    ...(file && { organization: file.file }),
    ...maps,
    groups: { ops: "Ops" },
    permissionSets: { Read: {} },
    assignments: { look: { groups: ["ops"], permissionSets: ["Read"], accounts, ...(except && { except }) } },
  };
  const { accountAssignments, problems } = resolveSource(plainSource(document), {
    snapshot: file ?? undefined,
  });
  return {
    ids: accountAssignments.map(({ accountId }) => accountId),
    problems: problems
      .filter(({ code }) => !code.startsWith("unused-"))
      .map(({ code, path, message }) => `${code} ${formatPath(path)}: ${message}`),
  };
}

const [sandbox, sandboxProd, shared, shop] = ["200000000001", "200000000002", "300000000001", "300000000002"];
const leftOut =
  "inactive-accounts organization: 1 account is not ACTIVE and left out of what targets select: old shop.";

describe("a target selects", () => {
  test.each([
    ["an account by id", [shop], [shop]],
    ["a unit by path, with what lies below", [{ ou: "Sandbox" }], [sandbox, sandboxProd]],
    ["a unit by id", [{ ou: "ou-ab12-sandprod" }], [sandboxProd]],
    ["a unit without what lies below", [{ ou: "Sandbox", recursive: false }], [sandbox]],
    ["one of two units of one name, by its path", [{ ou: "Sandbox/Prod" }], [sandboxProd]],
    ["by tag, all pairs", [{ tag: { env: "prod", team: "b" } }], [shop]],
    ["by name, a glob", [{ name: "s?nd*-1" }], [sandbox]],
    [
      "several times the same account, once",
      [{ ou: "Sandbox" }, sandbox, { tag: { env: "dev" } }],
      [sandbox, sandboxProd],
    ],
  ])("%s", (_, targets, ids) => {
    expect(select(targets)).toEqual({ ids, problems: [] });
  });

  test("every ACTIVE account but the management account, and says which it left out", () => {
    const { ids, problems } = select(["*"]);
    expect(ids).toEqual([sandbox, sandboxProd, shared, shop]);
    expect(problems).toEqual([
      "inactive-accounts organization: 2 accounts are not ACTIVE and left out of what targets select: ice, old shop.",
    ]);
  });

  test("the root, by / and by id", () => {
    expect(select([{ ou: "/" }]).ids).toEqual(select(["*"]).ids);
    expect(select([{ ou: "r-ab12" }]).ids).toEqual(select(["*"]).ids);
  });

  test("the management account only where it is named by key or id", () => {
    expect(select(["111111111111"]).ids).toEqual(["111111111111"]);
    expect(select(["boss"], { accounts: { boss: "111111111111" } }).ids).toEqual(["111111111111"]);
    expect(select(["boss"], { accounts: { boss: { name: "management" } } }).ids).toEqual(["111111111111"]);
    expect(select([{ name: "management" }])).toEqual({
      ids: [],
      problems: [
        'empty-target assignments.look.accounts[0]: the name "management" selects no account: it matches the management account alone, which has to be named by key or id.',
      ],
    });
  });

  test("account groups, which may hold each other", () => {
    const accountGroups = { a: ["b", shop], b: [{ ou: "Sandbox" }] };
    expect(select(["a"], { accountGroups })).toEqual({ ids: [sandbox, sandboxProd, shop], problems: [] });
  });

  test("an account by the name that it has in the snapshot", () => {
    expect(select(["shop"], { accounts: { shop: { name: "shop" } } })).toEqual({ ids: [shop], problems: [] });
  });
});

describe("an exception", () => {
  test("leaves accounts out, in every form", () => {
    expect(select([{ ou: "/" }], { except: [{ ou: "Workloads" }] }).ids).toEqual([sandbox, sandboxProd]);
    expect(select(["*"], { except: [{ tag: { env: "prod" } }] }).ids).toEqual([sandbox]);
    expect(select(["*"], { except: [{ name: "s*" }, sandbox] })).toMatchObject({ ids: [] });
  });

  test("that leaves nothing is an error", () => {
    expect(select([{ ou: "Sandbox" }], { except: ["*"] }).problems).toEqual([
      "all-excepted assignments.look: selects no account: all of them are excepted or left out. Take the entry out if that is meant.",
    ]);
  });

  test("that matches nothing is pointed out, because it may be mistyped", () => {
    expect(select([sandbox], { except: [{ name: "sandbx" }] }).problems).toEqual([
      'excepts-nothing assignments.look.except[0]: the name "sandbx" matches no account, so it takes nothing out; check it for a typing error.',
    ]);
  });
});

describe("a target that selects nothing is an error that says why", () => {
  test.each([
    [
      { ou: "Prod" },
      'there is no organizational unit "Prod"; allowed: an id, or a path from the root such as Workloads/Prod. Units of this name: Sandbox/Prod, Workloads/Prod.',
    ],
    [
      { ou: "Workload" },
      'there is no organizational unit "Workload"; allowed: an id, or a path from the root such as Workloads/Prod. Did you mean "Workloads"?',
    ],
    [
      { ou: "Workloads/Frozen" },
      'the organizational unit "Workloads/Frozen" selects no account: the only account that matches is not ACTIVE.',
    ],
    [{ tag: { env: "qa" } }, 'the tag {"env":"qa"} selects no account: no account matches it.'],
    [{ name: "old*" }, 'the name "old*" selects no account: the only account that matches is not ACTIVE.'],
  ])("%j", (target, message) => {
    const { problems } = select([sandbox, target]);
    expect(problems.filter((problem) => !problem.startsWith("inactive-accounts"))).toEqual([
      expect.stringContaining(message) as string,
    ]);
  });

  test("an account that is not ACTIVE is left out with a warning, and an entry of nothing else is an error", () => {
    expect(select([sandbox, "300000000003"])).toEqual({
      ids: [sandbox],
      problems: [
        'inactive-account assignments.look.accounts[1]: the account "old shop" is SUSPENDED, so it is left out; only ACTIVE accounts can be assigned.',
      ],
    });
    expect(select(["300000000003"]).problems[1] ?? select(["300000000003"]).problems[0]).toMatch(
      /^(all-excepted|inactive-account) /,
    );
    expect(select(["300000000003"]).problems.join("\n")).toContain("all-excepted assignments.look");
  });

  test("a unit that holds suspended accounts besides says which it left out", () => {
    expect(select([{ ou: "Workloads/Prod" }])).toEqual({ ids: [shop], problems: [leftOut] });
  });
});

test("without a snapshot everything but ids and keys asks for one", () => {
  const { problems } = select(
    [{ ou: "Sandbox" }, "*", sandbox, { tag: { a: "b" } }, { name: "x" }],
    {},
    null,
  );
  expect(problems).toEqual(
    ['the organizational unit "Sandbox"', '"*"', 'the tag {"a":"b"}', 'the name "x"'].map(
      (what) =>
        expect.stringContaining(
          `${what} can only be told from the organization's tree; name its snapshot in \`organization\`.`,
        ) as string,
    ),
  );
});

test("a snapshot that is wrong is told with its places, and every mistake at once", () => {
  const tree = smallTree();
  const text = JSON.stringify(
    { ...tree, version: 2, takenAt: "yesterday", color: "red" },
    undefined,
    2,
  ).replaceAll('"ACTIVE"', '"OK"');
  const { problems } = resolveSource(plainSource({ organization: "o.json", assignments: {} }), {
    snapshot: { file: "o.json", text },
  });
  expect(problems[0]).toMatchObject({
    code: "organization-form",
    file: "o.json",
    position: { line: 2, column: 14 },
  });
  expect(problems.filter(({ code }) => code === "organization-form")).toHaveLength(3 + 5);
});

test("an account or a unit that stands twice in a snapshot is an error", () => {
  const tree = smallTree();
  tree.root.accounts.push({ ...tree.root.organizationalUnits[0]!.accounts[0]! });
  const { problems } = resolveSource(plainSource({ organization: "o.json", assignments: {} }), {
    snapshot: { file: "o.json", text: JSON.stringify(tree) },
  });
  expect(problems.map(({ message }) => message)).toEqual([
    'is "200000000001"; allowed: each id once. Take the snapshot anew (identity-center snapshot).',
  ]);
});
