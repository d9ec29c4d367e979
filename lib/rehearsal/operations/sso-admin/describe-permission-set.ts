import { operation } from "../../protocol/operation";
import { findPermissionSet } from "./shared/find";
import { permissionSetMembers } from "./shared/shapes";
import { shownPermissionSet } from "./shared/shown";

/** One permission set, without its policies and tags. */
export const describePermissionSet = operation({ ...permissionSetMembers }, (call, input) => ({
  PermissionSet: shownPermissionSet(findPermissionSet(call, input).permissionSet),
}));
