import type { AsyncRequest } from "../../../world/requests";
import type { AccountAssignment, Instance, PermissionSet } from "../../../world/world";
import { seconds } from "./find";

/** An instance as ListInstances and DescribeInstance show it. */
export const shownInstance = ({ arn, identityStore, ownerAccountId, name, createdAt }: Instance) => ({
  InstanceArn: arn,
  IdentityStoreId: identityStore.id,
  OwnerAccountId: ownerAccountId,
  ...(name !== undefined && { Name: name }),
  CreatedDate: seconds(createdAt),
  Status: "ACTIVE",
});

/** A permission set as CreatePermissionSet and DescribePermissionSet show it. */
export const shownPermissionSet = (permissionSet: PermissionSet) => ({
  Name: permissionSet.name,
  PermissionSetArn: permissionSet.arn,
  ...(permissionSet.description !== undefined && { Description: permissionSet.description }),
  CreatedDate: seconds(permissionSet.createdAt),
  SessionDuration: permissionSet.sessionDuration,
  ...(permissionSet.relayState !== undefined && { RelayState: permissionSet.relayState }),
});

/** An account assignment as the list operations show it. */
export const shownAssignment = (row: AccountAssignment) => ({
  AccountId: row.accountId,
  PermissionSetArn: row.permissionSetArn,
  PrincipalType: row.principalType,
  PrincipalId: row.principalId,
});

/** A request as the list operations show it. */
export const shownRequest = ({ id, status, createdAt }: AsyncRequest) => ({
  Status: status,
  RequestId: id,
  CreatedDate: seconds(createdAt),
});

/** A request as the operations that start it, and that describe it, show it. */
export const shownRequestInFull = (request: AsyncRequest) => ({
  ...shownRequest(request),
  ...(request.failureReason !== undefined && { FailureReason: request.failureReason }),
  PermissionSetArn: request.permissionSetArn,
  ...(request.accountId !== undefined && { AccountId: request.accountId }),
  ...(request.assignment && {
    TargetId: request.assignment.accountId,
    TargetType: "AWS_ACCOUNT",
    PrincipalType: request.assignment.principalType,
    PrincipalId: request.assignment.principalId,
  }),
});
