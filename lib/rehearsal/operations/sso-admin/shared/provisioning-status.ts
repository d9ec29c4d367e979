import type { Instance, Role } from "../../../world/world";

/** Whether a role shows its permission set as it is now (or, asked for, whether it does not). */
export function hasStatus(instance: Instance, role: Role, status: string | undefined): boolean {
  if (status === undefined) return true;
  const latest = instance.permissionSets.get(role.permissionSetArn)?.revision === role.revision;
  return latest === (status === "LATEST_PERMISSION_SET_PROVISIONED");
}
