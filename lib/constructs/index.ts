export { AccessStack, type AccessStackProps } from "./access-stack";
export { AccountAssignment, type AccountAssignmentProps } from "./account-assignment";
export { CreatedGroup, type CreatedGroupProps } from "./created-group";
export { CreatedUser, type CreatedUserProps } from "./created-user";
export { IdentityCenter, type IdentityCenterProps } from "./identity-center";
export { PermissionSet, type PermissionSetProps } from "./permission-set";
export { type Principal } from "./principal";
export { PrincipalLookup, type PrincipalLookupProps } from "./principal-lookup";
export { type S3State, type StateBackend } from "./state-backend";
