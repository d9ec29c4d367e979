export { AccessStack, type AccessStackProps } from "./access-stack";
export { AccountAssignment, type AccountAssignmentProps } from "./account-assignment";
export { IdentityCenter, type IdentityCenterProps } from "./identity-center";
export { PermissionSet, type PermissionSetProps } from "./permission-set";
export { PrincipalLookup, type PrincipalLookupProps } from "./principal-lookup";
