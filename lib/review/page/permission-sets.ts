import type { CustomerManagedPolicy, ManagedPolicy, PermissionSetConfig } from "../../config/checked-config";
import { administrationReasons } from "../../config/check/policy/administration";
import { toMinutes } from "../../config/check/session-duration";
import type { PagePermissionSet } from "./page-data";
import { shown } from "./shown";

/** A permission set as a page tells of it. */
export function toPagePermissionSet(key: string, set: PermissionSetConfig | undefined): PagePermissionSet {
  if (!set) return { name: shown(key), policies: [], administration: [] };
  return {
    name: shown(key),
    ...(set.name !== key && { awsName: shown(set.name) }),
    ...(set.description !== undefined && { description: shown(set.description) }),
    ...(!set.existing && { session: sessionText(set.sessionDuration ?? "PT1H") }),
    policies: policiesOf(set),
    administration: reasonsOf(set).map(shown),
    ...(set.existing && { existing: true }),
  };
}

/** The config's own word on a permission set counts for more than its policies. */
function reasonsOf(set: PermissionSetConfig): readonly string[] {
  if (set.privileged === false) return [];
  const reasons = administrationReasons(set);
  return set.privileged && reasons.length === 0 ? ["the access config declares it as privileged"] : reasons;
}

function policiesOf(set: PermissionSetConfig): string[] {
  const boundary = set.permissionsBoundary;
  return [
    ...set.managedPolicies.map((policy) => `AWS managed policy ${policyName(policy)}`),
    ...set.customerManagedPolicies.map((policy) => `customer managed policy ${policyName(policy)}`),
    ...(set.inlinePolicy === undefined ? [] : ["an inline policy"]),
    ...(boundary === undefined
      ? []
      : [
          "managedPolicy" in boundary
            ? `at most AWS managed policy ${policyName(boundary.managedPolicy)} (permissions boundary)`
            : `at most customer managed policy ${policyName(boundary.customerManagedPolicy)} (permissions boundary)`,
        ]),
  ].map(shown);
}

function policyName({ path, name }: ManagedPolicy | CustomerManagedPolicy): string {
  return `${path.slice(1)}${name}`;
}

/** `PT1H30M` as `1 h 30 min`. */
export function sessionText(duration: string): string {
  const minutes = toMinutes(duration);
  if (minutes === undefined) return duration;
  const parts = [
    [Math.floor(minutes / 60), "h"],
    [minutes % 60, "min"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}
