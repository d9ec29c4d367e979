import { operation } from "../../protocol/operation";
import { findPermissionSet } from "./shared/find";
import { permissionSetMembers } from "./shared/shapes";

/** Removes the permissions boundary. That there is none is no error. */
export const deletePermissionsBoundaryFromPermissionSet = operation(
  { ...permissionSetMembers },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    permissionSet.permissionsBoundary = undefined;
    permissionSet.revision += 1;
    return {};
  },
);
