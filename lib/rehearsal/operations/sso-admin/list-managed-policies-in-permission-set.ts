import { operation } from "../../protocol/operation";
import { findPermissionSet, listed } from "./shared/find";
import { paging, permissionSetMembers } from "./shared/shapes";

/** The AWS managed policies of a permission set, by name and ARN. */
export const listManagedPoliciesInPermissionSet = operation(
  { ...permissionSetMembers, ...paging },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    return listed(call, "AttachedManagedPolicies", [...permissionSet.managedPolicies], input, (arn) => ({
      Name: arn.split("/").at(-1),
      Arn: arn,
    }));
  },
);
