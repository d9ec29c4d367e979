import { isAdministrative } from "../../config/check/policy/administration";
import { parseManagedPolicy } from "../../config/check/managed-policy";
import type { CheckedConfig } from "../../config/checked-config";
import type { LivePermissionSet } from "../instance";

/** Whether a permission set gives administration in AWS: by its policies there, or because the config says so. */
export function givesAdministration(set: LivePermissionSet, { permissionSets }: CheckedConfig): boolean {
  const declared = [...permissionSets.values()].find(({ name }) => name === set.name)?.privileged;
  if (declared === true) return true;
  return isAdministrative({
    name: set.name,
    existing: false,
    tags: {},
    managedPolicies: set.managedPolicies.flatMap((arn) => parseManagedPolicy(arn) ?? []),
    customerManagedPolicies: [],
    ...(isJson(set.inlinePolicy) && { inlinePolicy: set.inlinePolicy }),
  });
}

/** What AWS took once need not be what it takes now. */
function isJson(text: string | undefined): text is string {
  if (text === undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
