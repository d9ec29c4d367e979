import { operation } from "../../protocol/operation";
import { findPermissionSet } from "./shared/find";
import { permissionSetMembers } from "./shared/shapes";

export const deleteInlinePolicyFromPermissionSet = operation({ ...permissionSetMembers }, (call, input) => {
  const { permissionSet } = findPermissionSet(call, input);
  permissionSet.inlinePolicy = "";
  permissionSet.revision += 1;
  return {};
});
