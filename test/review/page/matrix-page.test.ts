import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../../lib/access/access";
import { matrixPageData } from "../../../lib/review/page/matrix-page";
import { sessionText } from "../../../lib/review/page/permission-sets";
import { temporaryFolder } from "../../e2e/support/temporary-folder";
import { spread } from "./spread";

async function access(config: string, snapshot?: object) {
  const cwd = temporaryFolder();
  fs.writeFileSync(path.join(cwd, "access.yaml"), config);
  if (snapshot) fs.writeFileSync(path.join(cwd, "organization.json"), JSON.stringify(snapshot));
  return loadAccess({ file: "access.yaml", cwd });
}

const account = (id: string, name: string, state = "ACTIVE") => ({ id: id.repeat(12), name, state });
const unit = (letter: string, name: string, accounts: object[], organizationalUnits: object[] = []) => ({
  id: `ou-ab12-${letter.repeat(8)}`,
  name,
  accounts,
  organizationalUnits,
});
const snapshot = {
  version: 1,
  takenAt: "2026-11-22T08:00:00Z",
  organizationId: "o-a1b2c3d4e5",
  managementAccountId: "111111111111",
  root: {
    id: "r-ab12",
    name: "Root",
    accounts: [account("1", "management")],
    organizationalUnits: [
      unit("a", "Workloads", [account("2", "aws-prod")], [unit("b", "Deep", [account("3", "test")])]),
      unit("c", "Gone", [account("4", "old", "SUSPENDED")]),
    ],
  },
};
const config = `
organization: organization.json
accounts: { prod: { name: aws-prod }, stranger: "999999999999" }
users: { alice: alice@example.com }
groups: { ops: Operators }
permissionSets:
  Admin: { managedPolicies: [AdministratorAccess], sessionDuration: PT90M, description: All of it }
  Look: { managedPolicies: [job-function/ViewOnlyAccess], privileged: true }
assignments:
  all: { groups: [ops], permissionSets: [Admin], accounts: [{ ou: / }], reason: "They \\u202erun it" }
  one: { users: [alice], groups: [ops], permissionSets: [Admin, Look], accounts: [prod, stranger], expires: 2099-01-31 }
`;

test("the page of a matrix holds exactly its account assignments", async () => {
  const loaded = await access(config, snapshot);
  const page = matrixPageData({ access: loaded, accountAssignments: loaded.accountAssignments });
  const expected = loaded.accountAssignments.map(
    ({ principalType, principal, permissionSet, accountId, entries }) =>
      [principalType, principal, permissionSet, accountId, entries.join(";")].join(" "),
  );
  expect(spread(page).sort()).toEqual([...expected].sort());
});

test("the tree is that of the snapshot, and what it does not know stands apart", async () => {
  const loaded = await access(config, snapshot);
  const page = matrixPageData({ access: loaded, accountAssignments: loaded.accountAssignments });
  expect(page.units).toEqual([
    { id: "r-ab12", name: "Root", parent: -1 },
    { id: "ou-ab12-aaaaaaaa", name: "Workloads", parent: 0 },
    { id: "ou-ab12-bbbbbbbb", name: "Deep", parent: 1 },
    { id: "ou-ab12-cccccccc", name: "Gone", parent: 0 },
    { id: "", name: "Not in the snapshot", parent: -1 },
  ]);
  expect(page.accounts).toEqual([
    { id: "111111111111", name: "management", unit: 0, management: true },
    { id: "222222222222", name: "prod", awsName: "aws-prod", unit: 1 },
    { id: "333333333333", name: "test", unit: 2 },
    { id: "444444444444", name: "old", unit: 3, state: "SUSPENDED" },
    { id: "999999999999", name: "stranger", unit: 4 },
  ]);
});

test("a page says of each name what stands behind it", async () => {
  const loaded = await access(config, snapshot);
  const page = matrixPageData({
    access: loaded,
    accountAssignments: loaded.accountAssignments,
    filter: { principal: "ops" },
    madeAt: new Date("2026-11-22T10:00:00Z"),
  });
  expect(page).toMatchObject({
    madeAt: "2026-11-22T10:00:00.000Z",
    only: ["principal ops"],
    principals: [
      { type: "GROUP", name: "ops", detail: "DisplayName Operators" },
      { type: "USER", name: "alice", detail: "UserName alice@example.com" },
    ],
    permissionSets: [
      {
        name: "Admin",
        description: "All of it",
        session: "1 h 30 min",
        policies: ["AWS managed policy AdministratorAccess"],
        administration: ["the AWS managed policy AdministratorAccess allows everything"],
      },
      {
        name: "Look",
        session: "1 h",
        policies: ["AWS managed policy job-function/ViewOnlyAccess"],
        administration: ["the access config declares it as privileged"],
      },
    ],
    entries: [
      { name: "all", reason: "They \\u202erun it" },
      { name: "one", expires: "2099-01-31" },
    ],
  });
  expect(page.warnings).toEqual([
    expect.stringContaining("left out of what targets select: old"),
    expect.stringContaining("the snapshot has no account 999999999999"),
  ]);
});

test("without a snapshot the accounts stand in one list", async () => {
  const loaded = await access(`
accounts: { prod: "222222222222" }
groups: { ops: Operators }
permissionSets: { Admin: { managedPolicies: [ReadOnlyAccess] } }
assignments: { all: { groups: [ops], permissionSets: [Admin], accounts: [prod, "333333333333"] } }
`);
  const page = matrixPageData({ access: loaded, accountAssignments: loaded.accountAssignments });
  expect(page.units).toEqual([{ id: "", name: "Accounts", parent: -1 }]);
  expect(page.accounts.map(({ name }) => name)).toEqual(["333333333333", "prod"]);
  expect(spread(page)).toHaveLength(2);
});

test.each([
  ["PT1H", "1 h"],
  ["PT90M", "1 h 30 min"],
  ["PT15M", "15 min"],
  ["PT12H", "12 h"],
  ["nonsense", "nonsense"],
])("a session of %s is %s", (duration, text) => {
  expect(sessionText(duration)).toBe(text);
});
