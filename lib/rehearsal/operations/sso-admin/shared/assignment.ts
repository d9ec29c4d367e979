import type { AccountAssignment, PrincipalType } from "../../../world/world";

interface AssignmentInput {
  PermissionSetArn: string;
  TargetId: string;
  PrincipalType: PrincipalType;
  PrincipalId: string;
}

/** The account assignment that an input names. */
export const assignmentOf = (input: AssignmentInput): AccountAssignment => ({
  accountId: input.TargetId,
  permissionSetArn: input.PermissionSetArn,
  principalType: input.PrincipalType,
  principalId: input.PrincipalId,
});
