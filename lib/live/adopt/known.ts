import type { Access } from "../../access/access";
import { ruleFor, type Found } from "../../access/ignore";
import { principalKey, type InstanceState, type LiveAccountAssignment } from "../instance";
import { auditNames } from "../audit/names";
import { principalName, type PrincipalIds } from "../audit/match-principals";
import { assignmentKey } from "../instance";

/** A config that is adopted into. */
export interface Into {
  /** What the config means; entries that have expired count: their access is to go, not to be adopted. */
  readonly access: Access;
  /** The ids of all its principals (`lookUpPrincipals`). */
  readonly principalIds: PrincipalIds;
}

/** What a config has already. */
export interface Known {
  /** Keys by `principalKey`. */
  readonly principals: ReadonlyMap<string, string>;
  readonly userKeys: readonly string[];
  readonly groupKeys: readonly string[];
  /** Keys by name in AWS. */
  readonly permissionSets: ReadonlyMap<string, string>;
  readonly permissionSetKeys: readonly string[];
  /** Keys by account id. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly accountKeys: readonly string[];
  readonly entryNames: readonly string[];
  readonly hasAttributes: boolean;
  /** Whether an account assignment is in the config. */
  readonly has: (row: LiveAccountAssignment) => boolean;
  /** Whether a rule of the config leaves something to another tool, by AWS's names. */
  readonly isIgnored: (found: Found) => boolean;
}

const nothing: Known = {
  principals: new Map(),
  userKeys: [],
  groupKeys: [],
  permissionSets: new Map(),
  permissionSetKeys: [],
  accounts: new Map(),
  accountKeys: [],
  entryNames: [],
  hasAttributes: false,
  has: () => false,
  isIgnored: () => false,
};

/** What there is to know of the config that is adopted into; nothing where a new one is written. */
export function knownOf(into: Into | undefined, state: InstanceState): Known {
  if (!into) return nothing;
  const { access, principalIds } = into;
  const { config, organization, ignored } = access;
  const accountIds = (key: string) => {
    const lookup = config.accounts.get(key)!;
    return lookup.by === "id" ? [lookup.id] : (organization?.accountIdsByName.get(lookup.name) ?? []);
  };
  const keyed = (type: "USER" | "GROUP", keys: Iterable<string>) =>
    [...keys].sort().flatMap((key) => {
      const id = principalIds.get(principalName(type, key));
      return id === undefined ? [] : [[principalKey(type, id), key] as const];
    });
  const planned = plannedRows(into, state);
  return {
    principals: new Map([...keyed("USER", config.users.keys()), ...keyed("GROUP", config.groups.keys())]),
    userKeys: [...config.users.keys()],
    groupKeys: [...config.groups.keys()],
    permissionSets: new Map([...config.permissionSets].map(([key, { name }]) => [name, key])),
    permissionSetKeys: [...config.permissionSets.keys()],
    accounts: new Map(
      [...config.accounts.keys()].flatMap((key) => accountIds(key).map((id) => [id, key] as const)),
    ),
    accountKeys: [...config.accounts.keys(), ...config.accountGroups.keys()],
    entryNames: [...config.assignments.keys()],
    hasAttributes: config.accessControlAttributes.size > 0,
    has: (row) => planned.has(assignmentKey(row)),
    isIgnored: (found) => ruleFor(ignored, found) !== undefined,
  };
}

/** The account assignments of a config by `assignmentKey`, with the config's own row; without what AWS cannot have. */
export function plannedRows(
  { access, principalIds }: Into,
  state: InstanceState,
): ReadonlyMap<string, Access["accountAssignments"][number]> {
  const names = auditNames(access, state, principalIds);
  return new Map(
    access.accountAssignments.flatMap((row) => {
      const principalId = names.principalId(row.principalType, row.principal);
      const set = names.liveSet(row.permissionSet);
      if (principalId === undefined || !set) return [];
      const { principalType, accountId } = row;
      return [[assignmentKey({ principalType, principalId, permissionSetArn: set.arn, accountId }), row]];
    }),
  );
}
