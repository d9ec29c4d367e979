import { hex } from "./ids";
import type { Instance, PermissionSet } from "./world";

/** What a permission set has when nobody says how long a session is. */
export const defaultSessionDuration = "PT1H";

/** Adds an empty permission set; `turn` keeps one that is created again apart from the one before. */
export function newPermissionSet(instance: Instance, name: string, now: number, turn = 0): PermissionSet {
  const instanceId = instance.arn.split("/").at(-1);
  const permissionSet: PermissionSet = {
    arn: `arn:aws:sso:::permissionSet/${instanceId}/ps-${hex(16, "permission set", instance.arn, name, turn)}`,
    name,
    sessionDuration: defaultSessionDuration,
    createdAt: now,
    tags: new Map(),
    managedPolicies: new Set(),
    customerManagedPolicies: [],
    inlinePolicy: "",
    revision: 0,
  };
  instance.permissionSets.set(permissionSet.arn, permissionSet);
  return permissionSet;
}
