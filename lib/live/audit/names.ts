import type { Access } from "../../access/access";
import type { PrincipalType } from "../../access/account-assignment";
import {
  principalKey,
  type InstanceState,
  type LiveAccountAssignment,
  type LivePermissionSet,
} from "../instance";
import { principalName, type PrincipalIds } from "./match-principals";

/** Between the names of the config and those of AWS. */
export interface AuditNames {
  /** The permission set of AWS that a key of the config means. */
  readonly liveSet: (key: string) => LivePermissionSet | undefined;
  /** Id of a principal of the config. */
  readonly principalId: (type: PrincipalType, key: string) => string | undefined;
  /** Key of the config, else AWS's name. */
  readonly principal: (row: LiveAccountAssignment) => string;
  /** UserName, DisplayName; of a deleted principal, and of one that lost its name, the id. */
  readonly principalInAws: (row: LiveAccountAssignment) => string;
  /** Key of the config, else AWS's name. */
  readonly permissionSet: (set: LivePermissionSet) => string;
  /** Key of the config, else AWS's name, else empty. */
  readonly account: (id: string) => string;
}

export function auditNames(
  { config, organization }: Access,
  { permissionSets, principals, accounts }: InstanceState,
  principalIds: PrincipalIds,
): AuditNames {
  const setsByName = new Map([...permissionSets.values()].map((set) => [set.name, set]));
  const setKeys = new Map([...config.permissionSets].map(([key, { name }]) => [name, key]));
  const keysById = keysOf(config.users.keys(), "USER", principalIds);
  for (const [name, key] of keysOf(config.groups.keys(), "GROUP", principalIds)) keysById.set(name, key);
  const accountKeys = new Map(
    [...config.accounts].flatMap(([key, lookup]) => {
      const ids = lookup.by === "id" ? [lookup.id] : (organization?.accountIdsByName.get(lookup.name) ?? []);
      return ids.map((id) => [id, key] as const);
    }),
  );
  const principalInAws = ({ principalType, principalId }: LiveAccountAssignment) => {
    const principal = principals.get(principalKey(principalType, principalId));
    return principal === undefined || principal.deleted ? principalId : principal.name;
  };
  return {
    liveSet: (key) => setsByName.get(config.permissionSets.get(key)?.name ?? ""),
    principalId: (type, key) => principalIds.get(principalName(type, key)),
    principal: (row) => keysById.get(principalKey(row.principalType, row.principalId)) ?? principalInAws(row),
    principalInAws,
    permissionSet: ({ name }) => setKeys.get(name) ?? name,
    account: (id) => accountKeys.get(id) ?? accounts.get(id)?.name ?? "",
  };
}

/** Keys of the config by type and id. Of two keys for one principal, which the plan refuses, the first is taken. */
function keysOf(keys: Iterable<string>, type: PrincipalType, ids: PrincipalIds): Map<string, string> {
  const found = new Map<string, string>();
  for (const key of [...keys].sort()) {
    const id = ids.get(principalName(type, key));
    if (id !== undefined && !found.has(principalKey(type, id))) found.set(principalKey(type, id), key);
  }
  return found;
}
