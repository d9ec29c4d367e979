import { member, type AskedCall, type ResourcesOfOperations } from "../permission";

const instance = (call: AskedCall) => member(call, "InstanceArn");

/** The permission set; for one that does not exist yet, and has no id, those of the instance. */
const permissionSet = (call: AskedCall) =>
  member(call, "PermissionSetArn") || instance(call).replace(/:instance\/(.*)$/, ":permissionSet/$1/*");

/** The account; `account/*` where the call is about every account that has the permission set. */
const account = (call: AskedCall) =>
  `arn:aws:sso:::account/${member(call, "TargetId") || member(call, "AccountId") || "*"}`;

const tagged = (call: AskedCall) => member(call, "ResourceArn");

const onInstance = [instance];
const onPermissionSet = [instance, permissionSet];
const onAccount = [account, instance, permissionSet];

/**
 * The resources that IAM Identity Center's actions are granted on. Source: Service Authorization Reference, "Actions,
 * resources, and condition keys for AWS IAM Identity Center", resource types marked as required.
 */
export const ssoAdminResources: ResourcesOfOperations = {
  AttachCustomerManagedPolicyReferenceToPermissionSet: onPermissionSet,
  AttachManagedPolicyToPermissionSet: onPermissionSet,
  CreateAccountAssignment: onAccount,
  CreateInstanceAccessControlAttributeConfiguration: onInstance,
  CreatePermissionSet: onPermissionSet,
  DeleteAccountAssignment: onAccount,
  DeleteInlinePolicyFromPermissionSet: onPermissionSet,
  DeleteInstanceAccessControlAttributeConfiguration: onInstance,
  DeletePermissionSet: onPermissionSet,
  DeletePermissionsBoundaryFromPermissionSet: onPermissionSet,
  DescribeAccountAssignmentCreationStatus: onInstance,
  DescribeAccountAssignmentDeletionStatus: onInstance,
  DescribeInstance: onInstance,
  DescribeInstanceAccessControlAttributeConfiguration: onInstance,
  DescribePermissionSet: onPermissionSet,
  DescribePermissionSetProvisioningStatus: onInstance,
  DetachCustomerManagedPolicyReferenceFromPermissionSet: onPermissionSet,
  DetachManagedPolicyFromPermissionSet: onPermissionSet,
  GetInlinePolicyForPermissionSet: onPermissionSet,
  GetPermissionsBoundaryForPermissionSet: onPermissionSet,
  ListAccountAssignmentCreationStatus: onInstance,
  ListAccountAssignmentDeletionStatus: onInstance,
  ListAccountAssignments: onAccount,
  ListAccountAssignmentsForPrincipal: onInstance,
  ListAccountsForProvisionedPermissionSet: onPermissionSet,
  ListCustomerManagedPolicyReferencesInPermissionSet: onPermissionSet,
  ListInstances: [],
  ListManagedPoliciesInPermissionSet: onPermissionSet,
  ListPermissionSetProvisioningStatus: onInstance,
  ListPermissionSets: onInstance,
  ListPermissionSetsProvisionedToAccount: [account, instance],
  ListTagsForResource: [tagged],
  ProvisionPermissionSet: onAccount,
  PutInlinePolicyToPermissionSet: onPermissionSet,
  PutPermissionsBoundaryToPermissionSet: onPermissionSet,
  TagResource: [tagged],
  UntagResource: [tagged],
  UpdateInstanceAccessControlAttributeConfiguration: onInstance,
  UpdatePermissionSet: onPermissionSet,
};
