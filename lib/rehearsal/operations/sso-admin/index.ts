import type { Operation } from "../../protocol/operation";
import { attachCustomerManagedPolicyReferenceToPermissionSet } from "./attach-customer-managed-policy-reference-to-permission-set";
import { attachManagedPolicyToPermissionSet } from "./attach-managed-policy-to-permission-set";
import { createAccountAssignment } from "./create-account-assignment";
import { createInstanceAccessControlAttributeConfiguration } from "./create-instance-access-control-attribute-configuration";
import { createPermissionSet } from "./create-permission-set";
import { deleteAccountAssignment } from "./delete-account-assignment";
import { deleteInlinePolicyFromPermissionSet } from "./delete-inline-policy-from-permission-set";
import { deleteInstanceAccessControlAttributeConfiguration } from "./delete-instance-access-control-attribute-configuration";
import { deletePermissionSet } from "./delete-permission-set";
import { deletePermissionsBoundaryFromPermissionSet } from "./delete-permissions-boundary-from-permission-set";
import { describeAccountAssignmentCreationStatus } from "./describe-account-assignment-creation-status";
import { describeAccountAssignmentDeletionStatus } from "./describe-account-assignment-deletion-status";
import { describeInstance } from "./describe-instance";
import { describeInstanceAccessControlAttributeConfiguration } from "./describe-instance-access-control-attribute-configuration";
import { describePermissionSet } from "./describe-permission-set";
import { describePermissionSetProvisioningStatus } from "./describe-permission-set-provisioning-status";
import { detachCustomerManagedPolicyReferenceFromPermissionSet } from "./detach-customer-managed-policy-reference-from-permission-set";
import { detachManagedPolicyFromPermissionSet } from "./detach-managed-policy-from-permission-set";
import { getInlinePolicyForPermissionSet } from "./get-inline-policy-for-permission-set";
import { getPermissionsBoundaryForPermissionSet } from "./get-permissions-boundary-for-permission-set";
import { listAccountAssignmentCreationStatus } from "./list-account-assignment-creation-status";
import { listAccountAssignmentDeletionStatus } from "./list-account-assignment-deletion-status";
import { listAccountAssignments } from "./list-account-assignments";
import { listAccountAssignmentsForPrincipal } from "./list-account-assignments-for-principal";
import { listAccountsForProvisionedPermissionSet } from "./list-accounts-for-provisioned-permission-set";
import { listCustomerManagedPolicyReferencesInPermissionSet } from "./list-customer-managed-policy-references-in-permission-set";
import { listInstances } from "./list-instances";
import { listManagedPoliciesInPermissionSet } from "./list-managed-policies-in-permission-set";
import { listPermissionSetProvisioningStatus } from "./list-permission-set-provisioning-status";
import { listPermissionSets } from "./list-permission-sets";
import { listPermissionSetsProvisionedToAccount } from "./list-permission-sets-provisioned-to-account";
import { listTagsForResource } from "./list-tags-for-resource";
import { provisionPermissionSet } from "./provision-permission-set";
import { putInlinePolicyToPermissionSet } from "./put-inline-policy-to-permission-set";
import { putPermissionsBoundaryToPermissionSet } from "./put-permissions-boundary-to-permission-set";
import { tagResource } from "./tag-resource";
import { untagResource } from "./untag-resource";
import { updateInstanceAccessControlAttributeConfiguration } from "./update-instance-access-control-attribute-configuration";
import { updatePermissionSet } from "./update-permission-set";

/** The operations of sso-admin that the rehearsal knows, by AWS's names. */
export const ssoAdmin: Record<string, Operation> = {
  AttachCustomerManagedPolicyReferenceToPermissionSet: attachCustomerManagedPolicyReferenceToPermissionSet,
  AttachManagedPolicyToPermissionSet: attachManagedPolicyToPermissionSet,
  CreateAccountAssignment: createAccountAssignment,
  CreateInstanceAccessControlAttributeConfiguration: createInstanceAccessControlAttributeConfiguration,
  CreatePermissionSet: createPermissionSet,
  DeleteAccountAssignment: deleteAccountAssignment,
  DeleteInlinePolicyFromPermissionSet: deleteInlinePolicyFromPermissionSet,
  DeleteInstanceAccessControlAttributeConfiguration: deleteInstanceAccessControlAttributeConfiguration,
  DeletePermissionSet: deletePermissionSet,
  DeletePermissionsBoundaryFromPermissionSet: deletePermissionsBoundaryFromPermissionSet,
  DescribeAccountAssignmentCreationStatus: describeAccountAssignmentCreationStatus,
  DescribeAccountAssignmentDeletionStatus: describeAccountAssignmentDeletionStatus,
  DescribeInstance: describeInstance,
  DescribeInstanceAccessControlAttributeConfiguration: describeInstanceAccessControlAttributeConfiguration,
  DescribePermissionSet: describePermissionSet,
  DescribePermissionSetProvisioningStatus: describePermissionSetProvisioningStatus,
  DetachCustomerManagedPolicyReferenceFromPermissionSet:
    detachCustomerManagedPolicyReferenceFromPermissionSet,
  DetachManagedPolicyFromPermissionSet: detachManagedPolicyFromPermissionSet,
  GetInlinePolicyForPermissionSet: getInlinePolicyForPermissionSet,
  GetPermissionsBoundaryForPermissionSet: getPermissionsBoundaryForPermissionSet,
  ListAccountAssignmentCreationStatus: listAccountAssignmentCreationStatus,
  ListAccountAssignmentDeletionStatus: listAccountAssignmentDeletionStatus,
  ListAccountAssignments: listAccountAssignments,
  ListAccountAssignmentsForPrincipal: listAccountAssignmentsForPrincipal,
  ListAccountsForProvisionedPermissionSet: listAccountsForProvisionedPermissionSet,
  ListCustomerManagedPolicyReferencesInPermissionSet: listCustomerManagedPolicyReferencesInPermissionSet,
  ListInstances: listInstances,
  ListManagedPoliciesInPermissionSet: listManagedPoliciesInPermissionSet,
  ListPermissionSetProvisioningStatus: listPermissionSetProvisioningStatus,
  ListPermissionSets: listPermissionSets,
  ListPermissionSetsProvisionedToAccount: listPermissionSetsProvisionedToAccount,
  ListTagsForResource: listTagsForResource,
  ProvisionPermissionSet: provisionPermissionSet,
  PutInlinePolicyToPermissionSet: putInlinePolicyToPermissionSet,
  PutPermissionsBoundaryToPermissionSet: putPermissionsBoundaryToPermissionSet,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateInstanceAccessControlAttributeConfiguration: updateInstanceAccessControlAttributeConfiguration,
  UpdatePermissionSet: updatePermissionSet,
};
