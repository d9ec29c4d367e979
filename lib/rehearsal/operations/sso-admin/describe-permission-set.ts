import { operation } from "../../protocol/operation";
import { findPermissionSet } from "./shared/find";
import { permissionSetMembers } from "./shared/shapes";
import { shownPermissionSet } from "./shared/shown";

export const describePermissionSet = operation({ ...permissionSetMembers }, (call, input) => ({
  PermissionSet: shownPermissionSet(findPermissionSet(call, input).permissionSet),
}));
