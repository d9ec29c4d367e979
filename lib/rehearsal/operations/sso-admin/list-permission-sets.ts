import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findInstance, listed } from "./shared/find";
import { instanceArn, paging } from "./shared/shapes";

/** The ARNs of all permission sets: their names take a DescribePermissionSet each. */
export const listPermissionSets = operation(
  { InstanceArn: required(instanceArn), ...paging },
  (call, input) =>
    listed(call, "PermissionSets", [...findInstance(call, input.InstanceArn).permissionSets.keys()], input),
);
