import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findRequest } from "./shared/requests";
import { instanceArn, requestId } from "./shared/shapes";
import { shownRequestInFull } from "./shared/shown";

/** How far a ProvisionPermissionSet is. */
export const describePermissionSetProvisioningStatus = operation(
  { InstanceArn: required(instanceArn), ProvisionPermissionSetRequestId: required(requestId) },
  (call, { InstanceArn, ProvisionPermissionSetRequestId }) => ({
    PermissionSetProvisioningStatus: shownRequestInFull(
      findRequest(call, InstanceArn, "provisioning", ProvisionPermissionSetRequestId),
    ),
  }),
);
