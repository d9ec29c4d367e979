import { ExpectedError } from "../config/problems/expected-error";
import { show } from "../config/problems/show";
import { placesOf, rootIdOf } from "./seed-places";
import { seedSchema, type Seed } from "./seed";

/** The seed, checked. Throws one Error with a sentence per problem: the path, the value, what is allowed. */
export function checkedSeed(seed: unknown): Seed {
  const result = seedSchema.safeParse(seed);
  const problems = result.success
    ? referenceProblems(result.data)
    : result.error.issues.map(({ path, message, code, ...issue }) =>
        code === "unrecognized_keys" && "keys" in issue
          ? `${at(path)}: there is no setting ${(issue.keys as string[]).map(show).join(", ")} here`
          : sentence(path, valueAt(seed, path), message),
      );
  if (problems.length > 0) throw new ExpectedError(`The seed cannot be used:\n  ${problems.join("\n  ")}`);
  return result.data as Seed;
}

/** Problems that only show when the parts of a seed are held against each other. */
function referenceProblems(seed: Seed): string[] {
  const known = knownNames(seed);
  const unknown = (path: (string | number)[], value: string, names: Set<string>, kind: string) =>
    names.has(value) ? [] : [sentence(path, value, `allowed: ${kind} of the seed`)];
  return [
    ...duplicates(seed),
    ...(seed.instances?.length === 0 && (seed.users ?? seed.groups ?? seed.permissionSets)
      ? ["instances: users, groups and permissionSets need an instance, and there is none"]
      : []),
    ...delegationProblems(seed, known.accounts),
    ...organizationInstanceProblems(seed),
    ...(seed.accounts ?? []).flatMap(({ parent }, i) =>
      parent === undefined
        ? []
        : unknown(
            ["accounts", i, "parent"],
            parent,
            known.parents,
            "/ or the id or path of an organizational unit",
          ),
    ),
    ...(seed.groups ?? []).flatMap(({ members = [] }, i) =>
      members.flatMap((name, j) =>
        unknown(["groups", i, "members", j], name, known.users, "the userName of a user"),
      ),
    ),
    ...(seed.accountAssignments ?? []).flatMap((row, i) => [
      ...principalProblems(row, i),
      ...(row.principal === undefined
        ? []
        : unknown(
            ["accountAssignments", i, "principal"],
            row.principal,
            row.principalType === "USER" ? known.users : known.groups,
            row.principalType === "USER" ? "the userName of a user" : "the displayName of a group",
          )),
      ...unknown(
        ["accountAssignments", i, "permissionSet"],
        row.permissionSet,
        known.permissionSets,
        "the name of a permission set",
      ),
      ...unknown(
        ["accountAssignments", i, "accountId"],
        row.accountId,
        known.accounts,
        "the id of an account",
      ),
    ]),
  ];
}

function delegationProblems({ organization, ...seed }: Seed, accounts: Set<string>): string[] {
  const id = organization?.delegatedAdministrator;
  if (id === undefined || (accounts.has(id) && id !== managementAccountId({ ...seed, organization })))
    return [];
  const path = ["organization", "delegatedAdministrator"];
  return [sentence(path, id, "allowed: the id of an account of the seed, other than the management account")];
}

/** Only the organization's instance has permission sets and what hangs on them. */
function organizationInstanceProblems(seed: Seed): string[] {
  const management = managementAccountId(seed);
  const { instances = [], permissionSets = [], accessControlAttributes } = seed;
  const onlyOfAccounts =
    instances.length > 0 &&
    instances.every(({ ownerAccountId = management }) => ownerAccountId !== management);
  return onlyOfAccounts && (permissionSets.length > 0 || accessControlAttributes)
    ? [
        "instances: permissionSets and accessControlAttributes need an instance of the organization, and every one here is an account's",
      ]
    : [];
}

function principalProblems(
  { principal, deletedPrincipalId }: NonNullable<Seed["accountAssignments"]>[number],
  i: number,
): string[] {
  return (principal === undefined) === (deletedPrincipalId === undefined)
    ? [`accountAssignments.${i}: either principal or deletedPrincipalId has to be there, and not both`]
    : [];
}

function knownNames(seed: Seed) {
  return {
    parents: new Set(["/", rootIdOf(seed), ...placesOf(seed).flatMap(({ id, path }) => [id, path])]),
    users: new Set(seed.users?.map(({ userName }) => userName)),
    groups: new Set(seed.groups?.map(({ displayName }) => displayName)),
    permissionSets: new Set(seed.permissionSets?.map(({ name }) => name)),
    accounts: new Set([managementAccountId(seed), ...(seed.accounts ?? []).map(({ id }) => id)]),
  };
}

function duplicates(seed: Seed): string[] {
  const lists: [string, string, (string | undefined)[]][] = [
    ["accounts", "id", seed.accounts?.map(({ id }) => id) ?? []],
    ["instances", "arn", seed.instances?.map(({ arn }) => arn) ?? []],
    ["users", "id", seed.users?.map(({ id }) => id) ?? []],
    ["groups", "id", seed.groups?.map(({ id }) => id) ?? []],
    ["organizationalUnits", "id", placesOf(seed).map(({ id }) => id)],
    ["users", "email", seed.users?.map(({ email }) => email?.toLowerCase()) ?? []],
    ["users", "userName", seed.users?.map(({ userName }) => userName.toLowerCase()) ?? []],
    ["groups", "displayName", seed.groups?.map(({ displayName }) => displayName.toLowerCase()) ?? []],
    ["permissionSets", "name", seed.permissionSets?.map(({ name }) => name) ?? []],
    ["organizationalUnits", "path", placesOf(seed).map(({ path }) => path)],
  ];
  return lists.flatMap(([list, field, values]) => {
    const seen = new Set<string>();
    return values.flatMap((value, i) => {
      if (value === undefined || !seen.has(value)) {
        if (value !== undefined) seen.add(value);
        return [];
      }
      return [`${list}.${i}.${field}: "${value}" is there twice; allowed: once`];
    });
  });
}

/** The management account of a seed. */
export const managementAccountId = (seed: Seed) => seed.organization?.managementAccountId ?? "111111111111";

const at = (path: readonly PropertyKey[]) => path.map(String).join(".") || "seed";

const sentence = (path: readonly PropertyKey[], value: unknown, message: string) =>
  `${at(path)}: ${show(value)} cannot be used; ${message}`;

function valueAt(seed: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    seed,
  );
}
