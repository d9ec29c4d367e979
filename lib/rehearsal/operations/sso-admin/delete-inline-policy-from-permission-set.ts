import { operation } from "../../protocol/operation";
import { findPermissionSet } from "./shared/find";
import { permissionSetMembers } from "./shared/shapes";

/** Removes the inline policy. That there is none is no error. */
export const deleteInlinePolicyFromPermissionSet = operation({ ...permissionSetMembers }, (call, input) => {
  const { permissionSet } = findPermissionSet(call, input);
  permissionSet.inlinePolicy = "";
  permissionSet.revision += 1;
  return {};
});
