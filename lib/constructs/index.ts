export { AccessStack, type AccessStackProps } from "./access-stack";
export { AccountAssignment, type AccountAssignmentProps } from "./account-assignment";
export { IdentityCenter, type AssignProps, type IdentityCenterProps } from "./identity-center";
export {
  PermissionSet,
  type CustomerManagedPolicyProps,
  type InlinePolicyProps,
  type PermissionSetProps,
  type PermissionsBoundaryProps,
} from "./permission-set";
export { PermissionSetBase } from "./permission-set-base";
export { type Grantee, type Principal } from "./principal";
export { PrincipalLookup, type PrincipalLookupProps } from "./principal-lookup";
export { type S3State, type StateBackend } from "./state-backend";
