import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { listRequests } from "./shared/requests";
import { instanceArn, paging, statusFilter } from "./shared/shapes";

export const listPermissionSetProvisioningStatus = operation(
  { InstanceArn: required(instanceArn), Filter: statusFilter, ...paging },
  (call, input) => listRequests(call, "PermissionSetsProvisioningStatus", "provisioning", input),
);
