import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { listRequests } from "./shared/requests";
import { instanceArn, paging, statusFilter } from "./shared/shapes";

/** The requests to provision permission sets, by status. */
export const listPermissionSetProvisioningStatus = operation(
  { InstanceArn: required(instanceArn), Filter: statusFilter, ...paging },
  (call, input) => listRequests(call, "PermissionSetsProvisioningStatus", "provisioning", input),
);
