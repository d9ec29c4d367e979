import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findRequest } from "./shared/requests";
import { instanceArn, requestId } from "./shared/shapes";
import { shownRequestInFull } from "./shared/shown";

/** How far a DeleteAccountAssignment is. */
export const describeAccountAssignmentDeletionStatus = operation(
  { InstanceArn: required(instanceArn), AccountAssignmentDeletionRequestId: required(requestId) },
  (call, { InstanceArn, AccountAssignmentDeletionRequestId }) => ({
    AccountAssignmentDeletionStatus: shownRequestInFull(
      findRequest(call, InstanceArn, "deletion", AccountAssignmentDeletionRequestId),
    ),
  }),
);
