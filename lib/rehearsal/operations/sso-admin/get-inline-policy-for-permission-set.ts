import { operation } from "../../protocol/operation";
import { findPermissionSet } from "./shared/find";
import { permissionSetMembers } from "./shared/shapes";

/** A permission set without an inline policy answers with an empty text, not with an error. */
export const getInlinePolicyForPermissionSet = operation({ ...permissionSetMembers }, (call, input) => ({
  InlinePolicy: findPermissionSet(call, input).permissionSet.inlinePolicy,
}));
