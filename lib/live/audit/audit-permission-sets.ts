import type { Access } from "../../access/access";
import type { AuditedPermissionSet } from "../../access/audit-report";
import type { InstanceState } from "../instance";
import { givesAdministration } from "./administration";
import { comparePermissionSet } from "./compare-permission-set";
import type { IgnoreCounter } from "./ignore-counter";
import type { AuditNames } from "./names";

/** The permission sets of the config and of AWS, each once, by name. */
export function auditPermissionSets(
  { config }: Access,
  { permissionSets }: InstanceState,
  names: AuditNames,
  ignored: IgnoreCounter,
): readonly AuditedPermissionSet[] {
  const audited: AuditedPermissionSet[] = [];
  const declared = new Set<string>();
  for (const [key, set] of config.permissionSets) {
    declared.add(set.name);
    const live = names.liveSet(key);
    const differences = live ? comparePermissionSet(set, live, (tag) => ignored.tag(set.name, tag)) : [];
    audited.push({
      permissionSet: key,
      name: set.name,
      state: live === undefined ? "missing" : differences.length > 0 ? "changed" : "in-sync",
      administration: live !== undefined && givesAdministration(live, config),
      differences,
    });
  }
  for (const live of permissionSets.values()) {
    if (declared.has(live.name) || ignored.permissionSet(live.name)) continue;
    audited.push({
      permissionSet: live.name,
      name: live.name,
      state: "unmanaged",
      administration: givesAdministration(live, config),
      differences: [],
    });
  }
  return audited.sort((a, b) => (a.permissionSet < b.permissionSet ? -1 : 1));
}
