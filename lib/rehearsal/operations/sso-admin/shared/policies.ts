import { policiesPerPermissionSet } from "../../../../config/limits";
import { overQuota } from "../../../protocol/errors";
import type { PermissionSet, PolicyReference } from "../../../world/world";

/** Refuses one policy more than a permission set may have, AWS managed and customer managed together. */
export function checkPolicyQuota({ arn, managedPolicies, customerManagedPolicies }: PermissionSet): void {
  if (managedPolicies.size + customerManagedPolicies.length < policiesPerPermissionSet.max) return;
  throw overQuota(
    `You have exceeded AWS SSO limits. Cannot create ManagedPolicy more than ${policiesPerPermissionSet.max} for id ` +
      `${arn.split("/").at(-1)}. Please refer to https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html`,
  );
}

/** The reference as it is stored: the path is `/` when it is left out. */
export const referenceOf = ({ Name, Path = "/" }: { Name: string; Path?: string }): PolicyReference => ({
  name: Name,
  path: Path,
});

/** The reference as the API shows it. */
export const shownReference = ({ name, path }: PolicyReference) => ({ Name: name, Path: path });

/** Whether two references name the same policy. */
export const sameReference = (a: PolicyReference, b: PolicyReference) =>
  a.name === b.name && a.path === b.path;
