import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findInstance, listed } from "./shared/find";
import { hasStatus } from "./shared/provisioning-status";
import { accountId, instanceArn, paging, provisioningStatus } from "./shared/shapes";

/** The permission sets that an account has, as they are now or not. */
export const listPermissionSetsProvisionedToAccount = operation(
  {
    InstanceArn: required(instanceArn),
    AccountId: required(accountId),
    ProvisioningStatus: provisioningStatus,
    ...paging,
  },
  (call, input) => {
    const instance = findInstance(call, input.InstanceArn);
    const roles = [...(instance.roles.get(input.AccountId)?.values() ?? [])];
    const matching = roles.filter((role) => hasStatus(instance, role, input.ProvisioningStatus));
    return listed(call, "PermissionSets", matching, input, (role) => role.permissionSetArn);
  },
);
