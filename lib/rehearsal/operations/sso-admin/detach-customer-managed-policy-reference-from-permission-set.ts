import { notFound } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findPermissionSet } from "./shared/find";
import { referenceOf, sameReference } from "./shared/policies";
import { customerManagedPolicyReference, permissionSetMembers } from "./shared/shapes";

/** Removes a customer managed policy; name and path have to match. */
export const detachCustomerManagedPolicyReferenceFromPermissionSet = operation(
  { ...permissionSetMembers, CustomerManagedPolicyReference: required(customerManagedPolicyReference) },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    const reference = referenceOf(input.CustomerManagedPolicyReference);
    const kept = permissionSet.customerManagedPolicies.filter((other) => !sameReference(other, reference));
    if (kept.length === permissionSet.customerManagedPolicies.length)
      throw notFound(
        `Given managed policy with name: ${reference.name}  and path ${reference.path} does not exist on PermissionSet`,
      );
    permissionSet.customerManagedPolicies = kept;
    permissionSet.revision += 1;
    return {};
  },
);
