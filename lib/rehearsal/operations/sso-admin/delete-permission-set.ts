import { conflict } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { provisionedAccounts } from "../../world/roles";
import { findPermissionSet } from "./shared/find";
import { permissionSetMembers } from "./shared/shapes";

/**
 * Refused while the permission set is in an account, or on its way there: it would leave account assignments without
 * a permission set. The text: terraform-provider-aws #26757.
 */
export const deletePermissionSet = operation({ ...permissionSetMembers }, (call, input) => {
  const { instance, permissionSet } = findPermissionSet(call, input);
  const used =
    provisionedAccounts(instance, permissionSet.arn).length > 0 ||
    call.world.inProgress.some(({ permissionSetArn }) => permissionSetArn === permissionSet.arn);
  if (used)
    throw conflict("Could not delete because PermissionSet has ApplicationProfile associated with it.");
  instance.permissionSets.delete(permissionSet.arn);
  return {};
});
