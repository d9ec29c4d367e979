import { controlTowerPermissionSets } from "../../../lib/config/limits";
import { ExpectedError } from "../../../lib/config/problems/expected-error";
import { assignmentKey, type LiveAccountAssignment } from "../../../lib/live/instance";
import { readAssignmentsByPair } from "../../../lib/live/read/assignments-by-pair";
import { assignmentsWay, provisioningWay } from "../../../lib/live/read/cost";
import { listPermissionSets } from "../../../lib/live/read/permission-sets";
import { pairsOf, readProvisioning } from "../../../lib/live/read/provisioning";
import { readAmong } from "../../../lib/live/read/read-among";
import { readAssignments } from "../../../lib/live/read/read-assignments";
import { openInstance, readInstance } from "../../../lib/live/read/read-instance";
import type { Seed } from "../../../lib/rehearsal";
import { generateSeed } from "../../helpers/world";
import { ask, closeAll, credentials, readRows, seedRows, serve } from "../support";

afterEach(closeAll);

const generated = generateSeed({
  accounts: 20,
  permissionSets: 15,
  accountAssignments: 200,
  deletedPrincipals: 3,
});
const delegatedAdministrator = generated.accounts!.at(-1)!.id;
const small: Seed = { ...generated, organization: { ...generated.organization, delegatedAdministrator } };
const count = (calls: { operation: string }[], name: string) =>
  calls.filter(({ operation }) => operation === name).length;

describe("a whole instance", () => {
  it("has the rows of the seed, deleted principals' included", async () => {
    await serve({ seed: small });
    const state = await readInstance(await ask());
    expect(readRows(state)).toEqual(seedRows(small));
    expect(state.coverage).toBe("every-principal");
    expect([...state.principals.values()].filter(({ deleted }) => deleted)).toHaveLength(3);
    expect(state.instance).toMatchObject({ ownerAccountId: "111111111111", region: "eu-west-1" });
    expect([...state.accounts.values()].map(({ id, state }) => `${id} ${state}`).sort()).toEqual(
      small.accounts!.map(({ id, state = "ACTIVE" }) => `${id} ${state}`).sort(),
    );
    expect(state.accessControlAttributes).toEqual({
      costCenter: ["${path:userName}"],
      team: ["${path:enterprise.department}"],
    });
  });

  it("has permission sets with all their parts", async () => {
    await serve({ seed: small });
    const { permissionSets } = await readInstance(await ask());
    const read = [...permissionSets.values()]
      .map(({ arn, ...set }) => (expect(arn).toContain("ps-"), set))
      .sort(byName);
    const byPath = (a: { path: string; name: string }, b: { path: string; name: string }) =>
      a.path + a.name < b.path + b.name ? -1 : 1;
    const expected = small.permissionSets!.map((set) => ({
      name: set.name,
      sessionDuration: set.sessionDuration ?? "PT1H",
      tags: set.tags ?? {},
      managedPolicies: [...(set.managedPolicies ?? [])].sort(),
      customerManagedPolicies: (set.customerManagedPolicies ?? [])
        .map(({ name, path = "/" }) => ({ name, path }))
        .sort(byPath),
      ...(set.description && { description: set.description }),
      ...(set.relayState && { relayState: set.relayState }),
      ...(set.inlinePolicy && {
        inlinePolicy:
          typeof set.inlinePolicy === "string" ? set.inlinePolicy : JSON.stringify(set.inlinePolicy),
      }),
      ...(set.permissionsBoundary && {
        permissionsBoundary:
          "managedPolicy" in set.permissionsBoundary
            ? { managedPolicyArn: set.permissionsBoundary.managedPolicy }
            : {
                customerManagedPolicy: {
                  name: set.permissionsBoundary.customerManagedPolicy.name,
                  path: set.permissionsBoundary.customerManagedPolicy.path ?? "/",
                },
              },
      }),
    }));
    expect(read).toEqual(expected.sort(byName));
    expect(read.map(({ name }) => name)).toEqual(expect.arrayContaining([...controlTowerPermissionSets]));
  });

  it("is the same page by page, in pages of three", async () => {
    await serve({ seed: small, maxPageSize: 3 });
    expect(readRows(await readInstance(await ask()))).toEqual(seedRows(small));
  });

  it("is the same for a delegated administrator, who may not ask by principal", async () => {
    const { calls } = await serve({ seed: small });
    credentials(delegatedAdministrator);
    expect(readRows(await readInstance(await ask(), { deletedPrincipals: false }))).toEqual(seedRows(small));
    expect(count(calls, "ListAccountAssignmentsForPrincipal")).toBe(0);
  });

  it("of an empty instance is empty", async () => {
    await serve({ seed: { region: "eu-west-1" } });
    const state = await readInstance(await ask());
    expect(state.accountAssignments).toEqual([]);
    expect(state.permissionSets.size).toBe(0);
    expect([...state.accounts.keys()]).toEqual(["111111111111"]);
  });

  it("is read again where a permission set disappears on the way, and not for ever", async () => {
    const gone = { operation: "DescribePermissionSet", code: "ResourceNotFoundException" };
    await serve({ seed: small, faults: [{ ...gone, times: 1 }] });
    expect(readRows(await readInstance(await ask()))).toEqual(seedRows(small));
    await serve({ seed: small, faults: [gone] });
    await expect(readInstance(await ask())).rejects.toThrow(
      "A permission set was deleted while it was being read, 3 times in a row. Nothing was written;",
    );
  });
});

describe("the ways", () => {
  it("by permission set and by account find the same pairs, by pair and by principal the same rows", async () => {
    const seed = { ...small, accountAssignments: small.accountAssignments!.filter((row) => row.principal) };
    await serve({ seed });
    const aws = await ask();
    const { instance } = await openInstance(aws, undefined);
    const asked = {
      permissionSets: await listPermissionSets(aws, instance),
      accountIds: seed.accounts!.map(({ id }) => id),
    };
    const bySet = await readProvisioning(aws, instance, "by-permission-set", asked);
    const byAccount = await readProvisioning(aws, instance, "by-account", asked);
    expect(byAccount).toEqual(bySet);
    const pairs = await readAssignments(aws, instance, bySet, { byPrincipal: false });
    const principals = await readAssignments(aws, instance, bySet, { byPrincipal: true });
    expect([pairs.coverage, principals.coverage]).toEqual(["every-principal", "existing-principals"]);
    expect(principals.rows).toEqual(pairs.rows);
    expect(pairs.rows).toHaveLength(seed.accountAssignments.length);
  });

  it.each([
    // Few groups, many pairs: by principal, if nobody needs deleted ones.
    ["few principals", { groups: 5, users: 5 }, false, "existing-principals"],
    ["few principals, deleted ones needed", { groups: 5, users: 5 }, true, "every-principal"],
    // More people than pairs: by pair, whoever asks.
    ["many principals", { groups: 50, users: 400 }, false, "every-principal"],
  ])("%s", async (_, people, deletedPrincipals, coverage) => {
    const seed = generateSeed({ accounts: 20, permissionSets: 15, accountAssignments: 250, ...people });
    const { calls } = await serve({ seed });
    const state = await readInstance(await ask(), { deletedPrincipals });
    expect(state.coverage).toBe(coverage);
    const byPrincipal = coverage === "existing-principals";
    expect(count(calls, "ListAccountAssignmentsForPrincipal")).toBe(byPrincipal ? 10 : 0);
    if (!byPrincipal) expect(readRows(state)).toEqual(seedRows(seed));
    // Nothing of what exists is missing, whichever way.
    const existing = (rows: string[]) => rows.filter((row) => !row.includes("deleted"));
    expect(existing(readRows(state))).toEqual(existing(seedRows(seed)));
  });

  it("finds the pairs by whichever are fewer, accounts or permission sets", async () => {
    for (const [accounts, permissionSets, byAccount] of [
      [12, 40, true],
      [40, 14, false],
    ] as const) {
      const seed = generateSeed({ accounts, permissionSets, accountAssignments: 150 });
      const { calls } = await serve({ seed });
      expect(readRows(await readInstance(await ask()))).toEqual(seedRows(seed));
      expect(count(calls, "ListPermissionSetsProvisionedToAccount")).toBe(byAccount ? accounts : 0);
      expect(count(calls, "ListAccountsForProvisionedPermissionSet")).toBe(byAccount ? 0 : permissionSets);
    }
  });

  it("are chosen by count", () => {
    expect(provisioningWay({ permissionSets: 60, accounts: 80 })).toBe("by-permission-set");
    expect(provisioningWay({ permissionSets: 60, accounts: 8 })).toBe("by-account");
    expect(assignmentsWay({ pairs: 500, principals: 10 })).toBe("by-principal");
    expect(assignmentsWay({ pairs: 500, principals: 5000 })).toBe("by-pair");
  });
});

describe("names", () => {
  it("of few people in a large directory are asked for one by one", async () => {
    const seed: Seed = {
      region: "eu-west-1",
      users: Array.from({ length: 1000 }, (_, i) => ({ userName: `user-${i}` })),
      permissionSets: [{ name: "Reader" }],
      accountAssignments: [997, 998, 999].map((i) => ({
        principalType: "USER",
        principal: `user-${i}`,
        permissionSet: "Reader",
        accountId: "111111111111",
      })),
    };
    const { calls } = await serve({ seed });
    expect(readRows(await readInstance(await ask()))).toEqual(seedRows(seed));
    expect([count(calls, "ListUsers"), count(calls, "DescribeUser")]).toEqual([3, 3]);
  });
});

describe("given rows", () => {
  const principals = { groups: 6, users: 3 };
  const seed = generateSeed({ accounts: 60, permissionSets: 14, accountAssignments: 400, ...principals });

  async function allRows(): Promise<readonly LiveAccountAssignment[]> {
    return (await readInstance(await ask())).accountAssignments;
  }

  it("are confirmed by principal in few calls, those of deleted principals by pair", async () => {
    const { calls } = await serve({ seed });
    const rows = await allRows();
    const aws = await ask();
    const { instance, byPrincipal } = await openInstance(aws, undefined);
    calls.length = 0;
    expect(await readAmong(aws, instance, rows, { byPrincipal })).toEqual(new Set(rows.map(assignmentKey)));
    expect(count(calls, "ListAccountAssignmentsForPrincipal")).toBeGreaterThanOrEqual(9);
    expect(calls.length).toBeLessThan(40);
  });

  it("are confirmed by pair where the caller may not ask by principal", async () => {
    const denied = {
      operation: "ListAccountAssignmentsForPrincipal",
      code: "AccessDeniedException",
      after: 2,
    };
    const { calls } = await serve({ seed, faults: [denied] });
    const rows = (await readInstance(await ask(), { deletedPrincipals: true })).accountAssignments;
    const aws = await ask();
    const { instance, byPrincipal } = await openInstance(aws, undefined);
    calls.length = 0;
    expect(byPrincipal).toBe(true);
    expect(await readAmong(aws, instance, rows, { byPrincipal })).toEqual(new Set(rows.map(assignmentKey)));
    expect(count(calls, "ListAccountAssignments")).toBeGreaterThan(0);
  });

  it("that AWS does not have are found out, in either way", async () => {
    const { calls } = await serve({ seed });
    const rows = await allRows();
    const elsewhere = rows.slice(0, 5).map((row) => ({ ...row, accountId: "999999999999" }));
    const noSet = rows.slice(5, 7).map((row) => ({
      ...row,
      permissionSetArn: row.permissionSetArn.replace(/.{16}$/, "0000000000000000"),
    }));
    const aws = await ask();
    const { instance } = await openInstance(aws, undefined);
    for (const byPrincipal of [true, false]) {
      calls.length = 0;
      const found = await readAmong(aws, instance, [...rows, ...elsewhere, ...noSet], { byPrincipal });
      expect(found).toEqual(new Set(rows.map(assignmentKey)));
      expect(count(calls, "ListAccountAssignmentsForPrincipal") > 0).toBe(byPrincipal);
    }
  });
});

it("asks each pair once and no more", async () => {
  const { calls } = await serve({ seed: small });
  const aws = await ask();
  const { instance } = await openInstance(aws, undefined);
  const asked = { permissionSets: await listPermissionSets(aws, instance), accountIds: [] };
  const pairs = pairsOf(await readProvisioning(aws, instance, "by-permission-set", asked));
  calls.length = 0;
  await readAssignmentsByPair(aws, instance, pairs);
  expect(calls).toHaveLength(pairs.length);
});

it("says how far it is, with an estimate", async () => {
  await serve({ seed: small });
  const said: string[] = [];
  await readInstance(await ask({ callsPerSecond: 1000 }), {
    onProgress: ({ step, done, total, secondsLeft }) =>
      total !== undefined && done === 0 && said.push(`${step}: ${total}, ${secondsLeft} s`),
  });
  expect(said).toContain("permission sets: 15, 1 s");
  expect(said).toEqual(expect.arrayContaining([expect.stringMatching(/^account assignments: \d+, 1 s$/)]));
});

it("stops when it is told to, with that reason, and asks nothing more", async () => {
  const { calls } = await serve({ seed: small });
  const controller = new AbortController();
  const reading = readInstance(await ask({ callsPerSecond: 20, signal: controller.signal }));
  setTimeout(() => controller.abort(new ExpectedError("Interrupted.")), 300);
  await expect(reading).rejects.toThrow("Interrupted.");
  // What was on its way still arrives; at 20 calls a second, a reading that goes on would make many more.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const made = calls.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(calls.length).toBe(made);
});

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
