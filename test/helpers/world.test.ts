import { closeAll, start } from "../rehearsal/support";
import { pages } from "../../lib/rehearsal";
import { generateSeed } from "./world";

afterEach(closeAll);

const partsOf = (set: object) =>
  Object.keys(set)
    .filter((key) => key !== "name")
    .sort();

test("a world has as much of each as asked for, and is the same for a seed", () => {
  const size = { accounts: 80, permissionSets: 60, accountAssignments: 1500, groups: 40, users: 7, seed: 3 };
  const world = generateSeed(size);
  expect(
    [world.accounts, world.permissionSets, world.groups, world.users].map((list) => list?.length),
  ).toEqual([80, 60, 40, 7]);
  const rows = new Set(world.accountAssignments?.map((row) => JSON.stringify(row)));
  expect(rows.size).toBe(1500);
  expect(generateSeed(size)).toEqual(world);
  expect(generateSeed({ ...size, seed: 4 })).not.toEqual(world);
});

test("a world has every kind of part, suspended accounts, direct users and what deleted principals left", () => {
  const { permissionSets = [], accounts = [], accountAssignments = [], groups = [] } = generateSeed();
  expect([...new Set(permissionSets.flatMap(partsOf))].sort()).toEqual([
    "customerManagedPolicies",
    "description",
    "inlinePolicy",
    "managedPolicies",
    "permissionsBoundary",
    "relayState",
    "sessionDuration",
    "tags",
  ]);
  expect(permissionSets.map(({ name }) => name)).toContain("AWSAdministratorAccess");
  expect(accounts.some(({ state }) => state === "SUSPENDED")).toBe(true);
  expect(new Set(accounts.map(({ name }) => name)).size).toBeLessThan(accounts.length);
  const count = (test: (row: (typeof accountAssignments)[number]) => boolean) =>
    accountAssignments.filter(test).length;
  expect(count(({ deletedPrincipalId }) => deletedPrincipalId !== undefined)).toBe(5);
  expect(count(({ principalType, principal }) => principalType === "USER" && principal !== undefined)).toBe(
    150,
  );
  expect(count(({ permissionSet }) => permissionSet === permissionSets.at(-1)!.name)).toBe(0);
  expect(groups.length).toBeGreaterThan(9);
});

test("the rehearsal holds what the world says", async () => {
  const seed = generateSeed({
    accounts: 30,
    permissionSets: 14,
    accountAssignments: 200,
    users: 0,
    userShare: 0,
  });
  const { url, InstanceArn, sso } = await start({ seed });
  const sets = await pages<string>(url, "sso-admin", "ListPermissionSets", "PermissionSets", { InstanceArn });
  let held = 0;
  for (const PermissionSetArn of sets) {
    const given = { InstanceArn, PermissionSetArn };
    const list = "ListAccountsForProvisionedPermissionSet";
    for (const AccountId of await pages<string>(url, "sso-admin", list, "AccountIds", given))
      held += (await sso("ListAccountAssignments", { PermissionSetArn, AccountId })).AccountAssignments
        .length;
  }
  expect(held).toBe(200);
  const abac = await sso("DescribeInstanceAccessControlAttributeConfiguration");
  expect(abac.InstanceAccessControlAttributeConfiguration.AccessControlAttributes).toHaveLength(2);
});

test("a size that cannot be is an error", () => {
  expect(() =>
    generateSeed({ accounts: 2, permissionSets: 2, groups: 1, users: 1, accountAssignments: 100 }),
  ).toThrow("No room for 100 account assignments");
});
