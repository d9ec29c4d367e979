import type { PrincipalType } from "../../access/account-assignment";
import type { GroupSpec, UserSpec } from "../../config/schema";
import { textLimits, type TextLimit } from "../../config/limits";
import {
  principalKey,
  type InstanceState,
  type LiveAccountAssignment,
  type LiveGroup,
  type LiveUser,
} from "../instance";
import { keysFor } from "./keys";
import type { Known } from "./known";

/** The users and groups of account assignments. */
export interface AdoptedPrincipals {
  /** Keys of the config by `principalKey`. */
  readonly keys: ReadonlyMap<string, string>;
  /** Those that the config does not have yet, by key. */
  readonly users: ReadonlyMap<string, UserSpec>;
  readonly groups: ReadonlyMap<string, GroupSpec>;
}

/** Gives every principal a key, and says how it is found: by its name, or by its id where a name would not find it alone. */
export function adoptPrincipals(
  rows: readonly LiveAccountAssignment[],
  state: InstanceState,
  known: Known,
): AdoptedPrincipals {
  const wanted = new Set(rows.map((row) => principalKey(row.principalType, row.principalId)));
  const principals = [...wanted].flatMap((key) => {
    const principal = state.principals.get(key);
    return principal && !principal.deleted ? [principal] : [];
  });
  const keys = new Map<string, string>();
  const newOnes = <T extends PrincipalType>(type: T, taken: readonly string[]) => {
    const all = principals.filter((one) => one.type === type);
    for (const { id } of all) {
      const key = known.principals.get(principalKey(type, id));
      if (key !== undefined) keys.set(principalKey(type, id), key);
    }
    const fresh = all.filter(({ id }) => !keys.has(principalKey(type, id)));
    const ambiguous = repeatedNames(fresh);
    return [...keysFor(fresh, taken)].map(([id, key]) => {
      keys.set(principalKey(type, id), key);
      const principal = fresh.find((one) => one.id === id)!;
      return [key, isFoundByName(principal, ambiguous) ? principal.name : { id }] as const;
    });
  };
  return {
    keys,
    groups: new Map(newOnes("GROUP", known.groupKeys)),
    users: new Map(newOnes("USER", known.userKeys)),
  };
}

/** Names without regard to case, as the identity store compares them. */
function repeatedNames(principals: readonly (LiveUser | LiveGroup)[]): ReadonlySet<string> {
  const names = principals.map(({ name }) => name.toLowerCase());
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
}

function isFoundByName({ type, id, name }: LiveUser | LiveGroup, ambiguous: ReadonlySet<string>): boolean {
  const { min, max, pattern }: TextLimit = textLimits[type === "USER" ? "userName" : "groupDisplayName"];
  const allowed = name.length >= min && name.length <= max && pattern?.test(name) === true;
  // The reader gives the id as the name of what has none. A text of cdktf is refused wherever it stands.
  return allowed && name !== id && !ambiguous.has(name.toLowerCase()) && !/[$#&]\{TfToken\[/.test(name);
}
