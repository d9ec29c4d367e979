import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { listRequests } from "./shared/requests";
import { instanceArn, paging, statusFilter } from "./shared/shapes";

/** The requests to create account assignments, by status. */
export const listAccountAssignmentCreationStatus = operation(
  { InstanceArn: required(instanceArn), Filter: statusFilter, ...paging },
  (call, input) => listRequests(call, "AccountAssignmentsCreationStatus", "creation", input),
);
