import { operation } from "../../protocol/operation";
import { findPermissionSet, listed } from "./shared/find";
import { hasStatus } from "./shared/provisioning-status";
import { paging, permissionSetMembers, provisioningStatus } from "./shared/shapes";

/** The accounts that have a permission set, as it is now or not. */
export const listAccountsForProvisionedPermissionSet = operation(
  { ...permissionSetMembers, ProvisioningStatus: provisioningStatus, ...paging },
  (call, input) => {
    const { instance, permissionSet } = findPermissionSet(call, input);
    const roles = [...instance.roles.values()].flatMap((ofAccount) => ofAccount.get(permissionSet.arn) ?? []);
    const matching = roles.filter((role) => hasStatus(instance, role, input.ProvisioningStatus));
    return listed(call, "AccountIds", matching, input, (role) => role.accountId);
  },
);
