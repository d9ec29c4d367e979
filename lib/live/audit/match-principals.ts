import type { PrincipalType } from "../../access/account-assignment";
import type {
  CheckedConfig,
  CreatedGroup,
  CreatedUser,
  GroupLookup,
  UserLookup,
} from "../../config/checked-config";
import type { InstanceState, LivePrincipal } from "../instance";

/** A principal of the config. */
export interface ConfigPrincipal {
  readonly type: PrincipalType;
  readonly key: string;
  readonly lookup: UserLookup | GroupLookup | CreatedUser | CreatedGroup;
}

/** Ids in the identity store by `principalName`; undefined where the identity store has no such principal. */
export type PrincipalIds = ReadonlyMap<string, string | undefined>;

/** How a principal of the config is named in `PrincipalIds`. */
export function principalName(type: PrincipalType, key: string): string {
  return `${type} ${key}`;
}

/** The users and groups of a config. */
export function principalsOf({ users, groups }: CheckedConfig): readonly ConfigPrincipal[] {
  return [
    ...[...groups].map(([key, lookup]) => ({ type: "GROUP" as const, key, lookup })),
    ...[...users].map(([key, lookup]) => ({ type: "USER" as const, key, lookup })),
  ];
}

/**
 * The ids of those principals of a config that have account assignments; nothing is asked for. A principal that is not
 * among them has to be looked up: it may have no account assignment yet, or be written in another case.
 */
export function matchPrincipals(
  config: CheckedConfig,
  { principals }: Pick<InstanceState, "principals">,
): ReadonlyMap<string, string> {
  const byName = index([...principals.values()]);
  return new Map(
    principalsOf(config).flatMap(({ type, key, lookup }) => {
      const id = byName.get(nameOf(type, lookup));
      return id === undefined ? [] : [[principalName(type, key), id] as const];
    }),
  );
}

/** Ids by every name under which a config can find a principal. */
function index(principals: readonly LivePrincipal[]): ReadonlyMap<string, string> {
  return new Map(principals.flatMap((one) => namesOf(one).map((name) => [name, one.id] as const)));
}

function namesOf(one: LivePrincipal): readonly string[] {
  const byId = nameOf(one.type, { by: "id", id: one.id });
  if (one.deleted) return [byId];
  if (one.type === "GROUP") return [byId, nameOf("GROUP", { by: "displayName", value: one.name })];
  return [
    byId,
    nameOf("USER", { by: "userName", value: one.name }),
    ...one.emails.map((value) => nameOf("USER", { by: "email", value })),
    ...one.externalIds.map(({ issuer, id }) => nameOf("USER", { by: "externalId", issuer, id })),
  ];
}

/** What is created is found by the name that it gets. */
function nameOf(type: PrincipalType, lookup: ConfigPrincipal["lookup"]): string {
  if (lookup.by !== "create") return JSON.stringify([type, ...Object.values(sortedByKey(lookup))]);
  return "userName" in lookup
    ? nameOf(type, { by: "userName", value: lookup.userName })
    : nameOf(type, { by: "displayName", value: lookup.displayName });
}

function sortedByKey(lookup: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(lookup).sort(([a], [b]) => (a < b ? -1 : 1)));
}
