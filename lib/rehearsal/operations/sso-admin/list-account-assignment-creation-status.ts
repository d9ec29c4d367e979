import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { listRequests } from "./shared/requests";
import { instanceArn, paging, statusFilter } from "./shared/shapes";

export const listAccountAssignmentCreationStatus = operation(
  { InstanceArn: required(instanceArn), Filter: statusFilter, ...paging },
  (call, input) => listRequests(call, "AccountAssignmentsCreationStatus", "creation", input),
);
