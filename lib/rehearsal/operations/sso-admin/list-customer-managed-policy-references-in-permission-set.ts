import { operation } from "../../protocol/operation";
import { findPermissionSet, listed } from "./shared/find";
import { shownReference } from "./shared/policies";
import { paging, permissionSetMembers } from "./shared/shapes";

/** The customer managed policies of a permission set, by name and path. */
export const listCustomerManagedPolicyReferencesInPermissionSet = operation(
  { ...permissionSetMembers, ...paging },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    const references = permissionSet.customerManagedPolicies;
    return listed(call, "CustomerManagedPolicyReferences", references, input, shownReference);
  },
);
