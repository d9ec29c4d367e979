import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findRequest } from "./shared/requests";
import { instanceArn, requestId } from "./shared/shapes";
import { shownRequestInFull } from "./shared/shown";

/** How far a CreateAccountAssignment is. */
export const describeAccountAssignmentCreationStatus = operation(
  { InstanceArn: required(instanceArn), AccountAssignmentCreationRequestId: required(requestId) },
  (call, { InstanceArn, AccountAssignmentCreationRequestId }) => ({
    AccountAssignmentCreationStatus: shownRequestInFull(
      findRequest(call, InstanceArn, "creation", AccountAssignmentCreationRequestId),
    ),
  }),
);
