import { differs, type AuditReport } from "../../../lib/access/audit-report";
import type { AccessConfig } from "../../../lib/config";
import { ExpectedError } from "../../../lib/config/problems/expected-error";
import { audit } from "../../../lib/live/audit/audit";
import { lookUpPrincipals } from "../../../lib/live/audit/look-up-principals";
import { readInstance } from "../../../lib/live/read/read-instance";
import type { Rehearsal, RehearsalOptions } from "../../../lib/rehearsal";
import { callRehearsal } from "../../../lib/rehearsal/client";
import { random } from "../../helpers/organization";
import { generateSeed } from "../../helpers/world";
import { ask, closeAll, serve } from "../support";
import { accessOf, configOf, grantsOf, type Grant } from "./config-of";

afterEach(closeAll);

const seed = generateSeed({
  accounts: 12,
  permissionSets: 14,
  accountAssignments: 150,
  deletedPrincipals: 2,
});

async function auditNow(config: AccessConfig): Promise<AuditReport> {
  const aws = await ask();
  const state = await readInstance(aws);
  const access = accessOf(config);
  return audit(access, state, await lookUpPrincipals(aws, access.config, state));
}

/** A rehearsal of the seed, and what it holds. */
async function world(options: RehearsalOptions = {}) {
  const service = await serve({ seed, ...options });
  const state = await readInstance(await ask());
  return { service, state, grants: grantsOf(state) };
}

const shown = ({ accountAssignments }: AuditReport, state: string) =>
  accountAssignments
    .filter((row) => row.state === state)
    .map((row) => `${row.principalType} ${row.principal}, ${row.permissionSet}, ${row.accountId}`)
    .sort();

const shownGrants = (grants: readonly Grant[]) =>
  grants
    .map(
      ({ kind, principal, permissionSet, accountId }) =>
        `${kind === "users" ? "USER" : "GROUP"} ${principal}, ${permissionSet}, ${accountId}`,
    )
    .sort();

test("what a config gives and AWS has is in sync; what deleted principals left behind is unmanaged", async () => {
  const { state, grants } = await world();
  const report = await auditNow(configOf(state, grants));
  expect(shown(report, "in-sync")).toEqual(shownGrants(grants));
  expect(shown(report, "missing")).toEqual([]);
  const left = report.accountAssignments.filter((row) => row.state === "unmanaged");
  expect(left).toHaveLength(2);
  for (const { notes, entries } of left) {
    expect(notes).toContain("the principal was deleted");
    expect(entries).toEqual([]);
  }
  expect(report.permissionSets.filter((set) => set.state !== "in-sync")).toEqual([]);
  expect(report.permissionSets).toHaveLength(14);
});

test.each([1, 2, 3, 4, 5])(
  "rows taken from a config are unmanaged, rows added are missing (seed %i)",
  async (n) => {
    const { state, grants } = await world();
    const next = random(n);
    const accounts = [...state.accounts.values()].filter((account) => account.state === "ACTIVE");
    const known = new Set(shownGrants(grants));
    const left = grants.filter(() => next() > 0.1);
    const added = Array.from({ length: 20 }, () => ({
      ...grants[Math.floor(next() * grants.length)]!,
      accountId: accounts[Math.floor(next() * accounts.length)]!.id,
    })).filter((grant, index, all) => {
      const [name] = shownGrants([grant]);
      return !known.has(name!) && all.findIndex((other) => shownGrants([other])[0] === name) === index;
    });
    const taken = grants.filter((grant) => !left.includes(grant));
    expect(Math.min(taken.length, added.length)).toBeGreaterThan(0);
    const report = await auditNow(configOf(state, [...left, ...added]));
    expect(shown(report, "in-sync")).toEqual(shownGrants(left));
    expect(shown(report, "missing")).toEqual(shownGrants(added));
    const people = report.accountAssignments.filter(
      ({ notes }) => !notes.includes("the principal was deleted"),
    );
    expect(shown({ ...report, accountAssignments: people }, "unmanaged")).toEqual(shownGrants(taken));
    expect(differs(report)).toBe(true);
  },
);

test("every part of a permission set that somebody changed by hand is told, and nothing else", async () => {
  const { service, state, grants } = await world();
  const set = [...state.permissionSets.values()].find(
    ({ name, inlinePolicy }) => inlinePolicy && !name.startsWith("AWS"),
  )!;
  const config = configOf(state, grants);
  const of = { InstanceArn: state.instance.arn, PermissionSetArn: set.arn };
  const call = (operation: string, input: object) =>
    callRehearsal(service.url, "sso-admin", operation, { ...of, ...input });
  await call("UpdatePermissionSet", {
    SessionDuration: "PT11H",
    Description: "By hand",
    RelayState: "https://example.com/",
  });
  await call("AttachManagedPolicyToPermissionSet", {
    ManagedPolicyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
  });
  await call("AttachCustomerManagedPolicyReferenceToPermissionSet", {
    CustomerManagedPolicyReference: { Name: "Extra", Path: "/x/" },
  });
  await call("TagResource", { ResourceArn: set.arn, Tags: [{ Key: "by", Value: "hand" }] });
  await call("PutInlinePolicyToPermissionSet", {
    InlinePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
    }),
  });
  const report = await auditNow(config);
  const changed = report.permissionSets.filter((one) => one.state !== "in-sync");
  expect(changed.map(({ permissionSet, state }) => [permissionSet, state])).toEqual([[set.name, "changed"]]);
  expect(changed[0]?.differences.map(({ part }) => part)).toEqual([
    "description",
    "session duration",
    "relay state",
    "tag by",
    "AWS managed policy IAMFullAccess",
    "customer managed policy x/Extra",
    "inline policy",
  ]);
  expect(changed[0]?.administration).toBe(true);
  expect(changed[0]?.differences[1]).toEqual({
    part: "session duration",
    config: set.sessionDuration,
    aws: "PT11H",
  });
});

test("an inline policy that means the same is in sync, however it is written", async () => {
  const { service, state, grants } = await world();
  const set = [...state.permissionSets.values()].find(
    ({ name, inlinePolicy }) => inlinePolicy && !name.startsWith("AWS"),
  )!;
  await callRehearsal(service.url, "sso-admin", "PutInlinePolicyToPermissionSet", {
    InstanceArn: state.instance.arn,
    PermissionSetArn: set.arn,
    InlinePolicy: JSON.stringify(JSON.parse(set.inlinePolicy!), undefined, 8),
  });
  const report = await auditNow(configOf(state, grants));
  expect(report.permissionSets.filter((one) => one.state !== "in-sync")).toEqual([]);
});

test("permission sets and principals that only one side has are told", async () => {
  const { state, grants } = await world();
  const config = configOf(state, grants);
  const gone = grants.find(({ kind }) => kind === "groups")!;
  const { [gone.permissionSet]: taken, ...permissionSets } = config.permissionSets!;
  expect(taken).toBeDefined();
  const report = await auditNow({
    ...config,
    groups: { ...config.groups, ghosts: "No such group" },
    permissionSets: { ...permissionSets, New: {} },
    assignments: {
      ...Object.fromEntries(
        Object.entries(config.assignments).filter(
          ([, entry]) => entry.permissionSets[0] !== gone.permissionSet,
        ),
      ),
      new: { groups: ["ghosts"], permissionSets: ["New"], accounts: [gone.accountId] },
    },
  });
  const states = report.permissionSets.filter((one) => one.state !== "in-sync");
  expect(states.map(({ permissionSet, state }) => [permissionSet, state])).toEqual(
    [
      ["New", "missing"],
      [gone.permissionSet, "unmanaged"],
    ].sort(([a], [b]) => (a! < b! ? -1 : 1)),
  );
  expect(report.accountAssignments.find(({ principal }) => principal === "ghosts")).toMatchObject({
    state: "missing",
    notes: ["the identity store has no such principal", "AWS has no such permission set"],
  });
  const unmanaged = shown(report, "unmanaged").filter((row) => row.includes(`, ${gone.permissionSet}, `));
  expect(unmanaged).toEqual(expect.arrayContaining(shownGrants([gone])));
});

test("what a rule ignores is counted and not reported", async () => {
  const { state, grants } = await world();
  const [first] = grants;
  const rest = grants.filter(({ principal }) => principal !== first!.principal);
  const config = configOf(state, rest);
  const report = await auditNow({
    ...config,
    ignore: {
      elevated: { principals: [`${first!.principal.slice(0, -1)}?`] },
      nothing: { permissionSets: ["Nobody*"] },
    },
  });
  const { accountAssignments } = report.ignored.find(({ rule }) => rule === "elevated")!;
  const ignoredOnes = grants.filter(({ principal }) => principal === first!.principal);
  expect(accountAssignments).toBe(ignoredOnes.length);
  expect(shown(report, "unmanaged").filter((row) => row.includes(`${first!.principal},`))).toEqual([]);
  expect(report.ignored.find(({ rule }) => rule === "nothing")).toEqual({
    rule: "nothing",
    accountAssignments: 0,
    permissionSets: 0,
    tags: 0,
  });
});

describe("faults", () => {
  const config = async () => {
    const { state, grants } = await world();
    return { config: configOf(state, grants.slice(3)), missing: shownGrants(grants.slice(0, 3)) };
  };

  test.each<[string, RehearsalOptions]>([
    ["throttling", { callsPerSecond: 150 }],
    [
      "errors of the service",
      { faults: [{ operation: "ListAccountAssignments", code: "InternalServerException", times: 5 }] },
    ],
    ["conflicts", { faults: [{ operation: "DescribePermissionSet", code: "ConflictException", times: 5 }] }],
  ])("with %s the rows are right", async (_, options) => {
    const { config: access, missing } = await config();
    await serve({ seed, ...options });
    const report = await auditNow(access);
    expect(shown(report, "unmanaged")).toEqual(expect.arrayContaining(missing));
    expect(shown(report, "missing")).toEqual([]);
  });

  test.each([
    "ListAccountAssignments",
    "GetInlinePolicyForPermissionSet",
    "ListPermissionSets",
    "organizations:ListAccounts",
  ])("without permission for %s there is a sentence and no report", async (operation) => {
    const { config: access } = await config();
    await serve({ seed, faults: [{ operation, code: "AccessDeniedException" }] });
    const error = await auditNow(access).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ExpectedError);
    expect((error as Error).message).toContain(operation.replace(/.*:/, ""));
  });
});

test("a look-up that fails is no missing principal", async () => {
  const { state, grants } = await world();
  const config = configOf(state, grants);
  const service: Rehearsal = await serve({
    seed,
    faults: [{ operation: "GetGroupId", code: "AccessDeniedException" }],
  });
  const error = await auditNow({ ...config, groups: { ...config.groups, ghosts: "No such group" } }).catch(
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ExpectedError);
  expect(service.calls.some(({ operation }) => operation === "GetGroupId")).toBe(true);
});
