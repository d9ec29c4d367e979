import fs from "node:fs";
import path from "node:path";
import { readImportsFile } from "../../../lib/access/imports";
import { AccessConfigError } from "../../../lib/config/problems/problem";
import { problemCodes, type ProblemCode } from "../../../lib/config/problems/problem-codes";
import { loadAccess, resolveSource } from "../../../lib/access/access";
import { readConfig } from "../../../lib/config/read/read-config";
import { plainSource } from "../../../lib/config/read/source";
import { readSnapshotFile } from "../../../lib/organization/read-organization";
import { policyWith, problemsOf, soundConfig } from "../../helpers/problems";
import { tempFolder } from "../../helpers/temp-folder";

const sound = soundConfig();
const set = (settings: object, key = "Set") => ({ permissionSets: { [key]: settings }, assignments: {} });
const policy = (changes: object, statement: object = {}) =>
  set({ inlinePolicy: policyWith(changes, statement) });
const user = (spec: unknown) => ({ users: { alice: spec }, assignments: {} });
const erin = { userName: "erin", givenName: "Erin", familyName: "Doe" };
const renamed = (changes: object, document: object = sound) => ({ ...document, renamed: changes });
const entry = (changes: object) => ({
  ...sound,
  assignments: { admins: { ...sound.assignments.admins, ...changes } },
});
const instance = (changes: object) => ({
  identityCenter: {
    instance: {
      arn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
      identityStoreId: "d-1234567890",
      ...changes,
    },
  },
  assignments: {},
});
const many = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const mapOf = <T>(keys: readonly string[], value: T) => Object.fromEntries(keys.map((key) => [key, value]));

interface Files {
  readonly files: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly config?: string;
}

const account = (id: string, name: string, state = "ACTIVE") => ({ id, name, state });

/** A small organization as the file `organization.json`. */
const tree = (changes: object = {}) => ({
  "organization.json": JSON.stringify({
    version: 1,
    takenAt: "2026-11-22T08:00:00Z",
    organizationId: "o-a1b2c3d4e5",
    managementAccountId: "111111111111",
    root: {
      id: "r-ab12",
      name: "Root",
      accounts: [
        account("111111111111", "management"),
        account("333333333333", "twin"),
        account("444444444444", "twin"),
      ],
      organizationalUnits: [
        {
          id: "ou-ab12-11111111",
          name: "Workloads",
          accounts: [account("222222222222", "prod"), account("555555555555", "old", "SUSPENDED")],
          organizationalUnits: [],
        },
      ],
    },
    ...changes,
  }),
});

/** A config with that organization and one entry. */
const withTree = (changes: object = {}, accounts: object = {}, more: object = {}) =>
  JSON.stringify({
    organization: "organization.json",
    accounts,
    users: { alice: "alice" },
    permissionSets: { ReadOnly: {} },
    assignments: {
      look: {
        users: ["alice"],
        permissionSets: ["ReadOnly"],
        accounts: ["222222222222", ...Object.keys(accounts)],
        ...changes,
      },
    },
    ...more,
  });

/** A small document that has the problem; for problems of reading, the files that have it. */
const examples: { readonly [C in ProblemCode]: object | Files } = {
  "config-not-found": { files: {} },
  "config-unreadable": { files: {}, config: "access.yaml" },
  "config-kind": { files: { "access.toml": "" }, config: "access.toml" },
  "config-syntax": { files: { "access.config.yaml": "users: [" } },
  "config-throws": { files: { "access.config.ts": "throw new Error('no');" } },
  "config-no-export": { files: { "access.config.ts": "export const access = {};" } },
  "config-too-large": { files: { "access.config.yaml": "#".repeat(20 * 1024 * 1024 + 1) } },
  "config-too-deep": { files: { "access.config.yaml": "- ".repeat(65) } },
  "imports-unreadable": {
    files: { "access.config.json": JSON.stringify({ ...sound, imports: "gone.json" }) },
  },
  "imports-form": {
    files: {
      "access.config.json": JSON.stringify({ ...sound, imports: "imports.json" }),
      "imports.json": '{ "aws_ssoadmin_permission_set.admins": 7 }',
    },
  },
  "folder-empty": { files: { "access/README.md": "" }, config: "access" },
  "folder-link": {
    files: { "access/a.yaml": "assignments: {}" },
    links: { "access/b.yaml": "/dev/null" },
    config: "access",
  },
  "folder-stray-file": {
    files: { "access/a.yaml": "assignments: {}", "access/a.yaml.orig": "" },
    config: "access",
  },
  "duplicate-key": {
    files: { "access/a.yaml": "assignments: {}\nusers: { a: a }", "access/b.yaml": "users: { a: b }" },
    config: "access",
  },
  "wrong-type": { ...sound, identityCenter: "eu-west-1" },
  "unknown-key": { ...sound, teams: {} },
  "missing-key": { users: {} },
  "invalid-key": { users: { " alice": "alice" }, assignments: {} },
  "terraform-expression": user("${TfToken[TOKEN.0]}"),
  "invalid-region": { identityCenter: { region: "Ireland" }, assignments: {} },
  "invalid-instance-arn": instance({ arn: "ssoins-1234567890abcdef" }),
  "invalid-identity-store-id": instance({ identityStoreId: "d-123" }),
  "invalid-account-id": { accounts: { prod: "11111111111" }, assignments: {} },
  "unquoted-account-id": { accounts: { prod: 111111111111 }, assignments: {} },
  "duplicate-account": { accounts: { prod: "111111111111", live: "111111111111" }, assignments: {} },
  "invalid-user-name": user("alice doe"),
  "invalid-email": user({ email: "alice" }),
  "invalid-external-id-issuer": user({ externalId: { issuer: "", id: "1" } }),
  "invalid-external-id": user({ externalId: { issuer: "https://idp.example.com", id: "" } }),
  "invalid-principal-id": user({ id: "alice" }),
  "invalid-group-name": { groups: { platform: "" }, assignments: {} },
  "duplicate-user": { users: { alice: "alice", al: "alice" }, assignments: {} },
  "duplicate-group": { groups: { ops: "Ops", operations: "Ops" }, assignments: {} },
  "invalid-profile-text": user({ create: { ...erin, title: "" } }),
  "reserved-name": user({ create: { ...erin, userName: "administrator" } }),
  "create-not-allowed": { ...user({ create: erin }), identityCenter: { identitySource: "external" } },
  "invalid-attribute-name": { accessControlAttributes: { "a;b": "${path:title}" }, assignments: {} },
  "invalid-attribute-source": { accessControlAttributes: { title: "path;title" }, assignments: {} },
  "too-many-attributes": { accessControlAttributes: mapOf(many(51, "a"), "x"), assignments: {} },
  "renamed-still-declared": renamed(
    { groups: { ops: "platform" } },
    { ...sound, groups: { ...sound.groups, ops: "Ops" } },
  ),
  "renamed-again": renamed({ users: { al: "ali", ali: "alice" } }),
  "renamed-into-one": renamed({ users: { al: "alice", ali: "alice" } }),
  "renamed-permission-set-name": renamed({ permissionSets: { Reader: "ReadOnly" } }),
  "invalid-permission-set-name": set({}, "Read Only"),
  "duplicate-permission-set-name": { permissionSets: { A: {}, B: { name: "A" } }, assignments: {} },
  "existing-with-settings": set({ existing: true, description: "Ours" }),
  "invalid-description": set({ description: "Ours – and yours" }),
  "invalid-relay-state": set({ relayState: "https://example.com/<here>" }),
  "invalid-session-duration": set({ sessionDuration: "13h" }),
  "invalid-tag-key": set({ tags: { "a;b": "c" } }),
  "invalid-tag-value": set({ tags: { a: "b;c" } }),
  "reserved-tag-key": set({ tags: { "aws:team": "platform" } }),
  "too-many-tags": set({ tags: mapOf(many(76, "tag"), "") }),
  "invalid-managed-policy": set({ managedPolicies: ["arn:aws:iam::111111111111:policy/Ours"] }),
  "unknown-managed-policy": set({ managedPolicies: ["ReadonlyAccess"] }),
  "invalid-policy-name": set({ customerManagedPolicies: [{ name: "Team Policy" }] }),
  "invalid-policy-path": set({ customerManagedPolicies: [{ name: "Team", path: "teams" }] }),
  "policy-comma": set({ customerManagedPolicies: [{ name: "Read,Write" }] }),
  "duplicate-policy": set({ managedPolicies: ["ReadOnlyAccess", "ReadOnlyAccess"] }),
  "too-many-policies": set({ customerManagedPolicies: many(21, "Policy").map((name) => ({ name })) }),
  "many-policies": set({ customerManagedPolicies: many(11, "Policy").map((name) => ({ name })) }),
  "permissions-boundary": set({ permissionsBoundary: {} }),
  "inline-policy-not-json": set({ inlinePolicy: "{" }),
  "inline-policy-form": set({ inlinePolicy: "[]" }),
  "inline-policy-characters": policy({ Id: "–" }),
  "inline-policy-length": policy({ Id: "x".repeat(10_240) }),
  "inline-policy-size": policy({ Id: " ".repeat(32_768) }),
  "inline-policy-type": policy({ Statement: [] }),
  "inline-policy-element": policy({}, { Conditions: {} }),
  "inline-policy-missing": policy({ Statement: { Effect: "Allow", Action: "*" } }),
  "inline-policy-both": policy({}, { NotAction: "iam:*" }),
  "inline-policy-principal": policy({}, { Principal: "*" }),
  "inline-policy-version": policy({ Version: "2012-10-18" }),
  "inline-policy-old-version": policy({ Version: undefined }),
  "inline-policy-effect": policy({}, { Effect: "allow" }),
  "inline-policy-sid": policy({}, { Sid: "Own secrets" }),
  "inline-policy-duplicate-sid": policy({
    Statement: [1, 2].map(() => ({ ...policyWith().Statement[0], Sid: "Read" })),
  }),
  "inline-policy-action": policy({}, { Action: "GetObject" }),
  "inline-policy-resource": policy({}, { Resource: "bucket" }),
  "inline-policy-operator": policy({}, { Condition: { StringEqual: { "aws:PrincipalTag/team": "a" } } }),
  "unknown-service": policy({}, { Action: "secretmanager:GetSecretValue" }),
  "unknown-action": policy({}, { Action: "s3:GetObjects" }),
  "policy-file-not-found": set({ inlinePolicy: { file: "missing.json" } }),
  "policy-file-outside": {
    files: {
      "access.config.yaml":
        'permissionSets: { Set: { inlinePolicy: { file: "../x.json" } } }\nassignments: {}\n',
    },
  },
  "unused-user": { ...sound, users: { ...sound.users, bob: "bob" } },
  "unused-group": { ...sound, groups: { ...sound.groups, ops: "Ops" } },
  "unused-account": { ...sound, accounts: { ...sound.accounts, test: "222222222222" } },
  "unknown-user": entry({ users: ["alcie"] }),
  "unknown-group": entry({ groups: ["platfrom"] }),
  "unknown-permission-set": entry({ permissionSets: ["Readonly"] }),
  "unknown-account": entry({ accounts: ["prdo"] }),
  "empty-list": entry({ accounts: [] }),
  "no-principals": entry({ users: [], groups: [] }),
  "listed-twice": entry({ users: ["alice", "alice"] }),
  "unused-account-group": { ...sound, accountGroups: { all: ["111111111111"] } },
  "invalid-day": entry({ expires: "2027-02-30" }),
  expired: entry({ expires: "2026-11-21" }),
  "expires-soon": entry({ expires: "2026-11-30" }),
  "account-group-loop": { ...sound, accountGroups: { a: ["b"], b: ["a"] } },
  "needs-organization": entry({ accounts: [{ ou: "Workloads" }] }),
  "organization-unreadable": { ...sound, organization: "missing.json" },
  "organization-form": { files: { ...tree({ version: 2 }), "access.config.json": withTree() } },
  "unknown-account-name": {
    files: { ...tree(), "access.config.json": withTree({}, { prod: { name: "Produktion" } }) },
  },
  "ambiguous-account-name": {
    files: { ...tree(), "access.config.json": withTree({}, { prod: { name: "twin" } }) },
  },
  "account-not-in-snapshot": {
    files: { ...tree(), "access.config.json": withTree({ accounts: ["999999999999"] }) },
  },
  "unknown-organizational-unit": {
    files: { ...tree(), "access.config.json": withTree({ accounts: [{ ou: "Work" }] }) },
  },
  "empty-target": {
    files: { ...tree(), "access.config.json": withTree({ accounts: [{ tag: { env: "none" } }] }) },
  },
  "excepts-nothing": {
    files: { ...tree(), "access.config.json": withTree({ except: [{ name: "nobody-*" }] }) },
  },
  "all-excepted": { files: { ...tree(), "access.config.json": withTree({ except: ["*"] }) } },
  "inactive-account": {
    files: { ...tree(), "access.config.json": withTree({ accounts: ["222222222222", "555555555555"] }) },
  },
  "inactive-accounts": {
    files: { ...tree(), "access.config.json": withTree({ accounts: [{ ou: "Workloads" }] }) },
  },
  "only-in": { ...sound, permissionSets: { ReadOnly: { onlyIn: ["222222222222"] } } },
  "never-in": { ...sound, permissionSets: { ReadOnly: { neverIn: ["prod"] } } },
  "only-for": { ...sound, permissionSets: { ReadOnly: { onlyFor: ["platform"] } } },
  "direct-user": { ...sound, guardrails: { directUsers: "deny" } },
  "direct-user-warning": { ...sound, guardrails: { directUsers: "warn" } },
  "management-account": {
    files: {
      ...tree(),
      "access.config.json": withTree(
        { accounts: ["111111111111"] },
        {},
        { guardrails: { managementAccount: "deny" } },
      ),
    },
  },
  "used-in-management-account": {
    files: {
      ...tree(),
      "access.config.json": withTree(
        {},
        {},
        {
          identityCenter: { administeredFrom: "delegated-administrator" },
          permissionSets: { ReadOnly: {}, AWSReadOnlyAccess: { existing: true } },
        },
      ),
    },
  },
  "control-tower-name": set({}, "AWSReadOnlyAccess"),
  "privileged-session": {
    permissionSets: { Admin: { privileged: true, sessionDuration: "8h" } },
    guardrails: { privilegedSession: "4h" },
    assignments: {},
  },
  "own-rule": { ...sound, guardrails: { rules: [() => ["nobody reads on Sundays, by our rule."]] } },
  "permission-sets-per-instance": { permissionSets: mapOf(many(3501, "Set"), {}), assignments: {} },
  "permission-sets-per-account": {
    ...sound,
    permissionSets: mapOf(many(501, "Set"), {}),
    assignments: { admins: { ...sound.assignments.admins, permissionSets: many(501, "Set") } },
  },
  "ignores-nothing": { ...sound, ignore: { elevated: {} } },
  "ignored-tags": { ...sound, ignore: { pipeline: { tags: ["commit"], principals: ["deployer"] } } },
};

async function problemsOfFiles({ files, links = {}, config: file }: Files) {
  const cwd = tempFolder(files);
  for (const [name, target] of Object.entries(links)) fs.symlinkSync(target, path.join(cwd, name));
  try {
    const source = await readConfig({ cwd, file, env: {} });
    const [snapshot, imports] = [
      readSnapshotFile(source.document, cwd),
      readImportsFile(source.document, cwd),
    ];
    return resolveSource(source, { today, snapshot, imports }).problems;
  } catch (error) {
    return (error as AccessConfigError).problems;
  }
}

const today = "2026-11-22";

const codes = Object.keys(problemCodes) as ProblemCode[];

test.each(codes)("%s is found in its example, as a whole sentence and nothing else", async (code) => {
  const example = examples[code];
  const problems =
    "files" in example
      ? await problemsOfFiles(example as Files)
      : resolveSource(plainSource(example), { today, snapshot: readSnapshotFile(example, tempFolder({})) })
          .problems;
  const unused = /^unused-/;
  const told = problems.filter((problem) => unused.test(code) || !unused.test(problem.code));
  expect(told.map((problem) => problem.code)).toEqual([code]);
  expect(told[0]?.severity).toBe(problemCodes[code].severity);
  expect(told[0]?.message).toMatch(/^\S.{15,}[.?}`]$/);
  expect(told[0]?.message).not.toMatch(/undefined|\[object|Invalid input|NaN/);
});

test("a sound config has no problem at all", async () => {
  expect(problemsOf(sound)).toEqual([]);
});

test("the sample config has no error", async () => {
  const cwd = path.join(__dirname, "../../..");
  expect(fs.existsSync(path.join(cwd, "access.config.ts"))).toBe(true);
  const { warnings } = await loadAccess({ cwd, env: {} });
  expect(warnings).toEqual([]);
});
