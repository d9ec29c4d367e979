import type { Instance, World } from "../world/world";
import { roleOf } from "../world/roles";

/** The operations that change a permission set or who has it. Reading is free. */
const changes = new Set([
  "AttachCustomerManagedPolicyReferenceToPermissionSet",
  "AttachManagedPolicyToPermissionSet",
  "CreateAccountAssignment",
  "DeleteAccountAssignment",
  "DeleteInlinePolicyFromPermissionSet",
  "DeletePermissionSet",
  "DeletePermissionsBoundaryFromPermissionSet",
  "DetachCustomerManagedPolicyReferenceFromPermissionSet",
  "DetachManagedPolicyFromPermissionSet",
  "ProvisionPermissionSet",
  "PutInlinePolicyToPermissionSet",
  "PutPermissionsBoundaryToPermissionSet",
  "UpdatePermissionSet",
]);

/**
 * Refuses what a delegated administrator may not do (user guide, "delegated administration"; model sso-admin): touch
 * permission sets that are provisioned in the management account, even for other accounts; give or take access to the
 * management account; and ListAccountAssignmentsForPrincipal, which "must be called from the management account".
 */
export function checkDelegatedAdministrator(
  { organization: { managementAccountId } }: World,
  instance: Instance,
  operation: string,
  { PermissionSetArn, TargetId }: Readonly<Record<string, unknown>>,
  denied: () => Error,
): void {
  if (operation === "ListAccountAssignmentsForPrincipal") throw denied();
  if (!changes.has(operation)) return;
  const provisioned =
    typeof PermissionSetArn === "string" &&
    roleOf(instance, managementAccountId, PermissionSetArn) !== undefined;
  if (provisioned || TargetId === managementAccountId) throw denied();
}
