import { accessControlAttributes } from "./access-control-attributes";
import { group, groupMembership, user } from "./identity-store";
import { permissionSet } from "./permission-set";
import {
  customerManagedPolicyAttachment,
  inlinePolicy,
  managedPolicyAttachment,
  permissionsBoundary,
} from "./policies";
import type { ResourceCheck } from "./resource-check";

/** How each type of resource is verified; account assignments, which are read in bulk, have their own way. */
export const checks: Readonly<Record<string, ResourceCheck>> = {
  aws_ssoadmin_permission_set: permissionSet,
  aws_ssoadmin_managed_policy_attachment: managedPolicyAttachment,
  aws_ssoadmin_customer_managed_policy_attachment: customerManagedPolicyAttachment,
  aws_ssoadmin_permission_set_inline_policy: inlinePolicy,
  aws_ssoadmin_permissions_boundary_attachment: permissionsBoundary,
  aws_ssoadmin_instance_access_control_attributes: accessControlAttributes,
  aws_identitystore_group: group,
  aws_identitystore_group_membership: groupMembership,
  aws_identitystore_user: user,
};
