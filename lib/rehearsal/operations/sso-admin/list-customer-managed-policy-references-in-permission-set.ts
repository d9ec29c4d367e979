import { operation } from "../../protocol/operation";
import { findPermissionSet, listed } from "./shared/find";
import { shownReference } from "./shared/policies";
import { paging, permissionSetMembers } from "./shared/shapes";

export const listCustomerManagedPolicyReferencesInPermissionSet = operation(
  { ...permissionSetMembers, ...paging },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    const references = permissionSet.customerManagedPolicies;
    return listed(call, "CustomerManagedPolicyReferences", references, input, shownReference);
  },
);
