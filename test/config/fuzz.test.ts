import { resolveSource } from "../../lib/access/access";
import { formatProblems, problemsToGithub, problemsToJson } from "../../lib/config/problems/format-problems";
import { readYaml } from "../../lib/config/read/read-yaml";
import { plainSource } from "../../lib/config/read/source";
import { soundConfig } from "../helpers/problems";

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const oddKeys = [
  "",
  "__proto__",
  "constructor",
  "toString",
  "*",
  "7",
  "a.b",
  "\u202e",
  "users",
  "file",
  "x".repeat(200),
];
const oddValues = [
  undefined, null, true, 0, -1, NaN, 1e21, 111111111111, 10n, "", "\u0000", "\ud800", "${TfToken[TOKEN.0]}", "x".repeat(40_000), "{", "[]",
  [], [[]], [null], [undefined], {}, { file: "x" }, { file: 1 }, { id: null }, new Date(0), new Map(), Symbol("s"), () => 1, Promise.resolve(1), /x/,
  { toJSON: () => { throw new Error("no"); } }, Object.create(null), "111111111111", "ReadOnly", "alice",
]; // prettier-ignore

/** A config with every setting, anew each time. */
function richConfig(): Record<string, unknown> {
  return {
    ...soundConfig(),
    identityCenter: {
      region: "eu-west-1",
      instance: { arn: "arn:aws:sso:::instance/ssoins-1234567890abcdef", identityStoreId: "d-1234567890" },
    },
    users: {
      alice: "alice@example.com",
      bob: { email: "bob@example.com" },
      carol: { externalId: { issuer: "https://idp.example.com", id: "1" } },
    },
    permissionSets: {
      ReadOnly: {
        description: "Read",
        sessionDuration: "4h",
        tags: { team: "a" },
        managedPolicies: ["ReadOnlyAccess"],
        customerManagedPolicies: [{ name: "Team", path: "/teams/" }],
        inlinePolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: ["s3:*"], Resource: "*" }],
        },
        permissionsBoundary: { customerManagedPolicy: { name: "Boundary" } },
      },
      AWSReadOnlyAccess: { existing: true },
    },
  };
}

type Container = Record<string, unknown>;

function containersOf(value: unknown, seen = new Set<unknown>()): Container[] {
  if (value === null || typeof value !== "object" || seen.has(value)) return [];
  seen.add(value);
  return [value as Container, ...Object.values(value).flatMap((child) => containersOf(child, seen))];
}

/** Changes one place of a document: a value, a key, or a part that is moved to where it does not belong. */
function mutate(document: Record<string, unknown>, next: () => number): void {
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  const containers = containersOf(document);
  const container = pick(containers);
  const keys = Object.keys(container);
  const key = keys.length > 0 ? pick(keys) : "x";
  const put = (name: string, value: unknown) =>
    Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true });
  const change = pick([
    () => put(key, pick(oddValues)),
    () => put(pick(oddKeys), pick(oddValues)),
    () => delete container[key],
    () => put(key, pick(containers)),
    () => put(pick(oddKeys), container[key]),
  ]);
  try {
    change();
  } catch {
    // A length of a list that cannot be: the document stays as it is.
  }
}

function expectSentences(problems: ReturnType<typeof resolveSource>["problems"]): void {
  for (const { message, code } of problems) {
    expect(message.length).toBeGreaterThan(10);
    expect(message.length).toBeLessThan(2000);
    if (/undefined|\[object|Invalid input|\n/.test(message)) throw new Error(`${code}: ${message}`);
  }
}

test("three thousand mutated documents give sentences and never throw", () => {
  const next = random(20_261_122);
  let broken = 0;
  for (let round = 0; round < 3000; round++) {
    const document = richConfig();
    for (let count = 1 + Math.floor(next() * 3); count > 0; count--) mutate(document, next);
    const { problems, accountAssignments } = resolveSource(plainSource(document));
    expectSentences(problems);
    formatProblems(problems);
    expect(() => JSON.parse(problemsToJson(problems)) as unknown).not.toThrow();
    problemsToGithub(problems);
    if (problems.some(({ severity }) => severity === "error")) broken++;
    else expect(accountAssignments.length).toBeGreaterThanOrEqual(0);
  }
  expect(broken).toBeGreaterThan(1500);
});

test("a thousand texts with odd characters give sentences with places and never throw", () => {
  const next = random(7);
  const sound = `# config\n${JSON.stringify({ ...soundConfig(), groups: undefined }, undefined, 2)}\n`;
  const yaml =
    "users: &u\n  alice: alice\n  bob: { email: bob@example.com }\ngroups: {}\nteam: *u\nassignments:\n  a:\n    users: [alice]\n    permissionSets: [A]\n    accounts:\n      - '1'\n";
  const odd = [
    ..."{}[]:,&*#?|->!%@`'\"\\\t\n\r \u0000\u202e\ufeff0a",
    "<<",
    "---",
    "...",
    "!!set",
    "*u",
    "&u",
    "%YAML 1.1\n---\n",
    "? ",
    "- ",
  ];
  for (let round = 0; round < 1000; round++) {
    let text = next() < 0.5 ? sound.slice(next() < 0.5 ? 0 : 9) : yaml;
    for (let count = 1 + Math.floor(next() * 3); count > 0; count--) {
      const at = Math.floor(next() * text.length);
      const character = odd[Math.floor(next() * odd.length)] ?? "";
      text = text.slice(0, at) + character + text.slice(at + (next() < 0.5 ? 1 : 0));
    }
    const read = readYaml(text, "access.config.json", next() < 0.3);
    const problems =
      "problems" in read ? read.problems : resolveSource({ ...plainSource(read.document), ...read }).problems;
    expectSentences(problems);
    const lines = text.split("\n").length;
    for (const { position } of problems) {
      if (!position) continue;
      expect(position.line).toBeGreaterThanOrEqual(1);
      expect(position.line).toBeLessThanOrEqual(lines + 1);
      expect(position.column).toBeGreaterThanOrEqual(1);
    }
    formatProblems(problems);
  }
});
