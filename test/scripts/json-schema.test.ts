import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import pkg from "../../package.json";
import { ignoredKeys, topLevelKeys } from "../../lib/config/schema";
import { buildJsonSchema } from "../../scripts/json-schema";
import { isValid } from "../helpers/json-schema";
import { errorsOf, problemsOf, soundConfig } from "../helpers/problems";

const root = path.join(__dirname, "../..");
const file = pkg.exports["./schema.json"];
const shipped = JSON.parse(fs.readFileSync(path.join(root, file), "utf8")) as Record<string, unknown>;

test("the shipped schema is current; `npm run schema` writes it", () => {
  expect(shipped).toEqual(buildJsonSchema());
});

test("it is in the package", () => {
  expect(pkg.files).toContain(path.dirname(path.normalize(file)));
});

/** Every schema in a schema, with its path. */
function* walk(value: unknown, at = "#"): Generator<[string, Record<string, unknown>]> {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) yield [at, value as Record<string, unknown>];
  for (const [key, child] of Object.entries(value)) yield* walk(child, `${at}/${key}`);
}

const parts = [...walk(shipped)];

test("it knows the keys at the top of a config, and no others", () => {
  expect(Object.keys(shipped.properties as object).sort()).toEqual([...ignoredKeys, ...topLevelKeys].sort());
});

test("every pattern is one for editors, which read it with the flag u, and is anchored", () => {
  const patterns = parts.flatMap(([, { pattern }]) => (typeof pattern === "string" ? [pattern] : []));
  expect(patterns.length).toBeGreaterThan(20);
  for (const pattern of patterns) {
    expect(() => new RegExp(pattern, "u")).not.toThrow();
    expect(pattern).toMatch(/^\^.*\$$/s);
  }
});

test("every map of settings takes no other settings, but for a policy, which is AWS's", () => {
  const open = parts.filter(
    ([at, { type, additionalProperties }]) =>
      type === "object" && !at.endsWith("/properties") && typeof additionalProperties === "undefined",
  );
  expect(open.map(([at]) => at)).toEqual([]);
  const loose = parts.filter(([, { additionalProperties }]) => JSON.stringify(additionalProperties) === "{}");
  expect(loose.map(([at]) => at)).toEqual([expect.stringMatching(/inlinePolicy\/anyOf\/2$/)]);
});

test("what people write most has a description, the comment of its setting", () => {
  const at = (name: string) => parts.find(([path]) => path.endsWith(name))?.[1].description;
  for (const key of topLevelKeys) expect(at(`#/properties/${key}`)).toMatch(/\.$/);
  expect(at("/sessionDuration")).toBe(
    "How long a session lasts, 1 to 12 hours: `4h`, `90m`, `1h30m` or `PT4H`. AWS's default is one hour.",
  );
  expect(at("/users/additionalProperties/anyOf/1/properties/email")).toBe(
    "The user's primary e-mail address.",
  );
});

const sound = soundConfig();
const statement = { Effect: "Deny", Action: "iam:*", Resource: "*" };
const set = (settings: unknown) => ({ permissionSets: { Set: settings }, assignments: {} });
const user = (spec: unknown) => ({ users: { alice: spec }, assignments: {} });
const entry = (changes: object) => ({
  ...sound,
  assignments: { admins: { ...sound.assignments.admins, ...changes } },
});

const right: Record<string, unknown> = {
  "a sound config": sound,
  "the address of the schema": { $schema: "./access.schema.json", assignments: {} },
  "every form of a user": {
    users: {
      a: "alice",
      b: { email: "bob@example.com" },
      c: { externalId: { issuer: "https://idp.example.com", id: "1" } },
      d: { id: "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f" },
    },
    assignments: {},
  },
  "an empty permission set": set({}),
  "an existing permission set": set({ existing: true, name: "AWSReadOnlyAccess", neverIn: ["222222222222"] }),
  "everything in a permission set": set({
    name: "Dev",
    description: "Développement",
    sessionDuration: "1h30m",
    relayState: "https://eu-west-1.console.aws.amazon.com/",
    tags: { team: "platform" },
    managedPolicies: ["ReadOnlyAccess"],
    customerManagedPolicies: [{ name: "Team", path: "/teams/" }],
    inlinePolicy: { Version: "2012-10-17", Statement: [statement] },
    permissionsBoundary: { managedPolicy: "ReadOnlyAccess" },
  }),
  "a policy as text": set({ inlinePolicy: JSON.stringify({ Statement: [statement] }) }),
  "an account by its id": entry({ accounts: ["222222222222"] }),
  "an exception, a reason and a last day": entry({
    accounts: ["prod", "222222222222"],
    except: ["222222222222"],
    reason: "Migration",
    expires: "2027-01-31",
  }),
  "rules of what an audit ignores": {
    ...sound,
    ignore: {
      elevated: {
        permissionSets: ["Elevated-*"],
        principals: ["*@example.com"],
        reason: "granted for hours",
      },
    },
  },
  guardrails: {
    ...sound,
    guardrails: { directUsers: "warn", managementAccount: "explicit", privilegedSession: "4h" },
  },
  "an entry with users alone": entry({ groups: [] }),
};

const wrong: Record<string, unknown> = {
  "a text": "users",
  "an unknown map": { ...sound, teams: {} },
  "a list for a map": { ...sound, groups: ["ops"] },
  "an account id as a number": { accounts: { prod: 111111111111 }, assignments: {} },
  "an account id of 11 digits": { accounts: { prod: "11111111111" }, assignments: {} },
  "a number as the name of an account": { accounts: { "7": "111111111111" }, assignments: {} },
  "a name with a space at its end": { groups: { "ops ": "Ops" }, assignments: {} },
  "a Region that is none": { identityCenter: { region: "Ireland" }, assignments: {} },
  "half an instance": { identityCenter: { instance: { identityStoreId: "d-1234567890" } }, assignments: {} },
  "a user name with a space": user("alice doe"),
  "a user in two forms": user({ email: "alice@example.com", id: "1" }),
  "a user in no form": user({}),
  "a mistyped setting": set({ sesionDuration: "4h" }),
  "a curly quote": set({ description: "Ours – and yours" }),
  "a session in seconds": set({ sessionDuration: "3600" }),
  "an existing permission set with settings": set({ existing: true, description: "Ours" }),
  "existing: false": set({ existing: false }),
  "21 policies": set({ managedPolicies: Array.from({ length: 21 }, (_, index) => `Policy${index}`) }),
  "a policy without a statement": set({ inlinePolicy: { Version: "2012-10-17" } }),
  "a policy beside a file": set({ inlinePolicy: { file: "x.json", Statement: [] } }),
  "two boundaries": set({
    permissionsBoundary: { managedPolicy: "ReadOnlyAccess", customerManagedPolicy: { name: "B" } },
  }),
  "no boundary": set({ permissionsBoundary: {} }),
  "76 tags": set({ tags: Object.fromEntries(Array.from({ length: 76 }, (_, index) => [`tag${index}`, ""])) }),
  "a target in two forms": entry({ accounts: [{ ou: "Workloads", name: "prod" }] }),
  "a target with no tag": entry({ accounts: [{ tag: {} }] }),
  "a guardrail in a word that is none": { ...sound, guardrails: { directUsers: "never" } },
  "a rule that is no function": { ...sound, guardrails: { rules: ["no users"] } },
  "an entry without principals": entry({ users: [], groups: [] }),
  "an entry without accounts": entry({ accounts: [] }),
  "an entry with an unknown setting": entry({ because: "of it" }),
};

describe("the schema and our checks agree", () => {
  test.each(Object.entries(right))("that %s is right", (_, document) => {
    expect(errorsOf(problemsOf(document))).toEqual([]);
    expect(isValid(document, shipped)).toBe(true);
  });

  test.each(Object.entries(wrong))("that %s is wrong", (_, document) => {
    expect(errorsOf(problemsOf(document)).length).toBeGreaterThan(0);
    expect(isValid(document, shipped)).toBe(false);
  });

  test("that the config with ten mistakes is wrong", () => {
    const text = fs.readFileSync(path.join(root, "test/fixtures/ten-mistakes/access.config.yaml"), "utf8");
    expect(isValid(parse(text), shipped)).toBe(false);
  });
});
