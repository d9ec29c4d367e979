import { operation } from "../../protocol/operation";
import { assignmentsAt, finishDeletion } from "../../world/assignments";
import { startRequest } from "../../world/requests";
import { assignmentOf } from "./shared/assignment";
import { findPermissionSet } from "./shared/find";
import { assignmentMembers } from "./shared/shapes";
import { shownRequestInFull } from "./shared/shown";

/** That the account assignment does not exist shows in the request's status only. */
export const deleteAccountAssignment = operation({ ...assignmentMembers }, (call, input) => {
  const { instance, permissionSet } = findPermissionSet(call, input);
  const row = assignmentOf(input);
  const request = startRequest(call.world, instance, call.now, {
    kind: "deletion",
    permissionSetArn: permissionSet.arn,
    assignment: row,
    rolesIn: assignmentsAt(instance, row.accountId, permissionSet.arn).length > 1 ? [] : [row.accountId],
    finish: () => call.failureReason ?? finishDeletion(instance, row),
  });
  return { AccountAssignmentDeletionStatus: shownRequestInFull(request) };
});
