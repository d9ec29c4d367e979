import { conflict } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { allAssignments } from "../../world/assignments";
import { unprovision } from "../../world/roles";
import { findPermissionSet } from "./shared/find";
import { permissionSetMembers } from "./shared/shapes";

/**
 * Refused while the permission set has account assignments, or something is on its way. The text:
 * terraform-provider-aws #26757.
 */
export const deletePermissionSet = operation({ ...permissionSetMembers }, (call, input) => {
  const { instance, permissionSet } = findPermissionSet(call, input);
  const used =
    allAssignments(instance).some(({ permissionSetArn }) => permissionSetArn === permissionSet.arn) ||
    call.world.inProgress.some(
      (request) => "permissionSetArn" in request && request.permissionSetArn === permissionSet.arn,
    );
  if (used)
    throw conflict("Could not delete because PermissionSet has ApplicationProfile associated with it.");
  instance.permissionSets.delete(permissionSet.arn);
  for (const accountId of instance.roles.keys()) unprovision(instance, accountId, permissionSet.arn);
  return {};
});
