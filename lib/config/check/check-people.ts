import type {
  CheckedConfig,
  CreatedGroup,
  CreatedUser,
  GroupLookup,
  GroupMembership,
  ProfileContact,
  UserLookup,
} from "../checked-config";
import { isReservedPrincipalName } from "../limits";
import { explainText } from "../problems/codes/wording";
import type { Report } from "../problems/report";
import type { CreateUserSpec, FoundGroupSpec, FoundUserSpec, GroupSpec, UserSpec } from "../schema";
import { checkKeys, type DeclaredKeys } from "./declared-keys";
import { createdIn, isMap, type Document } from "./document";

type People = Pick<CheckedConfig, "users" | "groups" | "memberships">;

/** Users and groups as the schema lets them pass. */
interface Specs {
  readonly users: ReadonlyMap<string, UserSpec>;
  readonly groups: ReadonlyMap<string, GroupSpec>;
}

/** The list of a created item that refers to the other map. */
const references = {
  users: { list: "groups", other: "groups", unknown: "unknown-group" },
  groups: { list: "members", other: "users", unknown: "unknown-user" },
} as const;

const maps = ["users", "groups"] as const;

/**
 * Checks users and groups beyond their shape, and gives each its one form.
 * @param document the whole document as it was written: references of an item with a mistake are checked all the same
 */
export function checkPeople(
  specs: Specs,
  document: Document,
  declared: DeclaredKeys,
  report: Report,
): People {
  checkIdentitySource(document, report);
  checkMembers(document, declared, report);
  const users = new Map([...specs.users].map(([key, spec]) => [key, toUser(key, spec, report)]));
  const groups = new Map([...specs.groups].map(([key, spec]) => [key, toGroup(spec)]));
  checkReserved(users, groups, report);
  reportSame(users, "users", "duplicate-user", report);
  reportSame(groups, "groups", "duplicate-group", report);
  return { users, groups, memberships: membershipsOf(specs) };
}

/** The keys of a map that created items of the other one name: as groups of a user, or as members of a group. */
export function membersIn(document: Document, map: "users" | "groups"): readonly string[] {
  const from = map === "users" ? "groups" : "users";
  return [...createdIn(document, from).values()].flatMap((create) =>
    (keysIn(create, references[from].list) ?? []).filter((key) => key !== undefined),
  );
}

/** With another source, CreateUser and CreateGroup are refused: users and groups come from there. */
function checkIdentitySource({ identityCenter, ...document }: Document, report: Report): void {
  const source = isMap(identityCenter) ? identityCenter.identitySource : undefined;
  if (source !== "external" && source !== "active-directory") return;
  for (const map of maps) {
    for (const key of createdIn(document, map).keys()) {
      const what = map === "users" ? "user" : "group";
      report("create-not-allowed", [map, key, "create"], { what, source }, "key");
    }
  }
}

function checkMembers(document: Document, declared: DeclaredKeys, report: Report): void {
  for (const map of maps) {
    const { list, other, unknown } = references[map];
    for (const [key, create] of createdIn(document, map)) {
      checkKeys(keysIn(create, list), [map, key, "create", list], declared[other], unknown, report);
    }
  }
}

/** The keys in a list of a created item; undefined in the place of what is no key. */
function keysIn(create: unknown, list: "groups" | "members"): readonly (string | undefined)[] | undefined {
  const value = isMap(create) ? create[list] : undefined;
  if (!Array.isArray(value)) return undefined;
  // Not `map`: a list can bring a `constructor` of its own.
  return Array.from(value as unknown[], (key) => (typeof key === "string" ? key : undefined));
}

function toUser(key: string, spec: UserSpec, report: Report): UserLookup | CreatedUser {
  return typeof spec === "object" && "create" in spec
    ? toCreatedUser(key, spec.create, report)
    : toUserLookup(spec);
}

/** How a user is found, in one form. */
export function toUserLookup(spec: FoundUserSpec): UserLookup {
  if (typeof spec === "string") return { by: "userName", value: spec };
  if ("email" in spec) return { by: "email", value: spec.email };
  return "id" in spec ? { by: "id", id: spec.id } : { by: "externalId", ...spec.externalId };
}

/** How a group is found, in one form. */
export function toGroupLookup(spec: FoundGroupSpec): GroupLookup {
  return typeof spec === "string" ? { by: "displayName", value: spec } : { by: "id", id: spec.id };
}

function toCreatedUser(key: string, spec: CreateUserSpec, report: Report): CreatedUser {
  const { email, phoneNumber, ...profile } = spec;
  delete profile.groups;
  const { displayName = `${spec.givenName} ${spec.familyName}` } = spec;
  if (explainText("profileText", displayName)) {
    report("invalid-profile-text", ["users", key, "create", "displayName"], { value: displayName });
  }
  return {
    by: "create",
    ...profile,
    displayName,
    ...(email !== undefined && { email: toContact(email) }),
    ...(phoneNumber !== undefined && { phoneNumber: toContact(phoneNumber) }),
  };
}

function toContact(spec: string | ProfileContact): ProfileContact {
  return typeof spec === "string" ? { value: spec } : spec;
}

function toGroup(spec: GroupSpec): GroupLookup | CreatedGroup {
  if (typeof spec === "string" || "id" in spec) return toGroupLookup(spec);
  const { displayName, description } = spec.create;
  return { by: "create", displayName, ...(description !== undefined && { description }) };
}

function checkReserved(users: People["users"], groups: People["groups"], report: Report): void {
  const check = (name: string, path: readonly string[]) => {
    if (isReservedPrincipalName(name)) report("reserved-name", path, { value: name });
  };
  for (const [key, user] of users)
    if (user.by === "create") check(user.userName, ["users", key, "create", "userName"]);
  for (const [key, group] of groups)
    if (group.by === "create") check(group.displayName, ["groups", key, "create", "displayName"]);
}

type Person = UserLookup | CreatedUser | GroupLookup | CreatedGroup;

/** Reports two keys of one principal. The identity store compares names and e-mail addresses without regard to case. */
function reportSame(
  people: ReadonlyMap<string, Person>,
  map: "users" | "groups",
  code: "duplicate-user" | "duplicate-group",
  report: Report,
): void {
  const first = new Map<string, string>();
  for (const [key, person] of people) {
    for (const { value, name } of namesOf(person)) {
      const other = first.get(name);
      if (other === undefined) first.set(name, key);
      else report(code, [map, key], { value, other: `${map}.${other}` });
    }
  }
}

/** What a principal alone can have: as the config writes it, and as the identity store compares it. */
function namesOf(person: Person): { readonly value: unknown; readonly name: string }[] {
  const plain = (value: unknown) => ({ value, name: JSON.stringify(value) });
  const anyCase = (value: unknown) => ({ value, name: JSON.stringify(value).toLowerCase() });
  switch (person.by) {
    case "create":
      if ("displayName" in person && !("userName" in person)) return [anyCase(person.displayName)];
      return [anyCase(person.userName), ...(person.email ? [anyCase({ email: person.email.value })] : [])];
    case "userName":
    case "displayName":
      return [anyCase(person.value)];
    case "email":
      return [anyCase({ email: person.value })];
    case "externalId":
      return [plain({ issuer: person.issuer, id: person.id })];
    case "id":
      return [plain({ id: person.id })];
  }
}

/** Memberships from both sides, each once. */
function membershipsOf({ users, groups }: Specs): readonly GroupMembership[] {
  const found = new Map<string, GroupMembership>();
  const add = (group: string, user: string) => {
    if (groups.has(group) && users.has(user)) found.set(JSON.stringify([group, user]), { group, user });
  };
  for (const [user, spec] of users) {
    if (typeof spec === "object" && "create" in spec)
      spec.create.groups?.forEach((group) => add(group, user));
  }
  for (const [group, spec] of groups) {
    if (typeof spec === "object" && "create" in spec)
      spec.create.members?.forEach((user) => add(group, user));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, membership]) => membership);
}
