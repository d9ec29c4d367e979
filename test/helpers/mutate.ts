import { soundConfig } from "./problems";
import { smallTree } from "./organization";

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
export function random(seed: number): () => number {
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
export function richConfig(): Record<string, unknown> {
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
      AWSReadOnlyAccess: { existing: true, onlyIn: ["workloads", { ou: "Sandbox" }], onlyFor: ["platform"] },
    },
    organization: { snapshot: "organization.json", check: true },
    accountGroups: { workloads: [{ ou: "Workloads" }], some: ["workloads", { tag: { env: "prod" } }] },
    guardrails: { directUsers: "warn", managementAccount: "explicit", privilegedSession: "4h" },
    assignments: {
      admins: {
        users: ["alice", "carol"],
        groups: ["platform"],
        permissionSets: ["ReadOnly"],
        accounts: ["prod", "some", { name: "s*" }, "*", "200000000001"],
        except: [{ ou: "Sandbox/Prod", recursive: false }],
        expires: "2027-01-31",
        reason: "Because",
      },
      readers: { groups: ["platform"], permissionSets: ["AWSReadOnlyAccess"], accounts: ["workloads"] },
    },
  };
}

/** The snapshot that it names. */
export const richSnapshot = { file: "organization.json", text: JSON.stringify(smallTree()) };

type Container = Record<string, unknown>;

function containersOf(value: unknown, seen = new Set<unknown>()): Container[] {
  if (value === null || typeof value !== "object" || seen.has(value)) return [];
  seen.add(value);
  return [value as Container, ...Object.values(value).flatMap((child) => containersOf(child, seen))];
}

/** Changes one place of a document: a value, a key, or a part that is moved to where it does not belong. */
export function mutate(
  document: Record<string, unknown>,
  next: () => number,
  values: readonly unknown[] = oddValues,
  names: readonly string[] = oddKeys,
): void {
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  const containers = containersOf(document);
  const container = pick(containers);
  const keys = Object.keys(container);
  const key = keys.length > 0 ? pick(keys) : "x";
  const put = (name: string, value: unknown) =>
    Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true });
  const change = pick([
    () => put(key, pick(values)),
    () => put(pick(names), pick(values)),
    () => delete container[key],
    () => put(key, pick(containers)),
    () => put(pick(names), container[key]),
  ]);
  try {
    change();
  } catch {
    // A length of a list that cannot be: the document stays as it is.
  }
}

/** A text of YAML or JSON with a few characters changed. */
export function oddText(next: () => number): string {
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
  let text = next() < 0.5 ? sound.slice(next() < 0.5 ? 0 : 9) : yaml;
  for (let count = 1 + Math.floor(next() * 3); count > 0; count--) {
    const at = Math.floor(next() * text.length);
    const character = odd[Math.floor(next() * odd.length)] ?? "";
    text = text.slice(0, at) + character + text.slice(at + (next() < 0.5 ? 1 : 0));
  }
  return text;
}
