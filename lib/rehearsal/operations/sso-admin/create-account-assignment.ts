import { notFound, ServiceError } from "../../protocol/errors";
import { operation, type Call } from "../../protocol/operation";
import { finishCreation } from "../../world/assignments";
import { endDueRequests, startRequest } from "../../world/requests";
import { roleOf } from "../../world/roles";
import { findPermissionSet } from "./shared/find";
import { assignmentOf } from "./shared/assignment";
import { assignmentMembers } from "./shared/shapes";
import { shownRequestInFull } from "./shared/shown";

/**
 * Whether the principal exists, and whether the account can be reached, shows in the request's status only. An account
 * assignment that exists is accepted again, and stays one row.
 */
export const createAccountAssignment = operation({ ...assignmentMembers }, (call, input) => {
  const { instance, permissionSet } = findPermissionSet(call, input);
  const row = assignmentOf(input);
  // The text is ours: AWS's answer for an account outside the organization is not published.
  if (!call.world.organization.accounts.has(row.accountId))
    throw notFound(`Account not found: ${row.accountId}`);
  checkOutstanding(call);
  const request = startRequest(call.world, instance, call.now, {
    kind: "creation",
    permissionSetArn: permissionSet.arn,
    assignment: row,
    rolesIn: roleOf(instance, row.accountId, permissionSet.arn) ? [] : [row.accountId],
    finish: () => call.failureReason ?? finishCreation(call.world, instance, permissionSet, row, call.now),
  });
  return { AccountAssignmentCreationStatus: shownRequestInFull(request) };
});

/**
 * The quota is 10 outstanding creations (user guide, "throttle limits"). What was seen beyond it is this
 * ThrottlingException (aws-iam-identity-center-extensions #87); since 2023 a ConflictException is reported too
 * (assignment-automation-4-aws-sso, pull request 8), which a fault can play.
 */
function checkOutstanding({ world, now }: Call): void {
  endDueRequests(world, now);
  const outstanding = world.inProgress.filter(({ kind }) => kind === "creation").length;
  if (outstanding >= (world.outstandingCreations ?? Infinity))
    throw new ServiceError(
      "ThrottlingException",
      "There are too many requests processing. Please try again later.",
    );
}
