import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { listRequests } from "./shared/requests";
import { instanceArn, paging, statusFilter } from "./shared/shapes";

/** The requests to delete account assignments, by status. */
export const listAccountAssignmentDeletionStatus = operation(
  { InstanceArn: required(instanceArn), Filter: statusFilter, ...paging },
  (call, input) => listRequests(call, "AccountAssignmentsDeletionStatus", "deletion", input),
);
