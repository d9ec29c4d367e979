import { conflict } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findPermissionSet } from "./shared/find";
import { checkPolicyQuota, referenceOf, sameReference } from "./shared/policies";
import { customerManagedPolicyReference, permissionSetMembers } from "./shared/shapes";

/** Only the name and path are kept: whether the policy exists is asked in each account, when it is provisioned. */
export const attachCustomerManagedPolicyReferenceToPermissionSet = operation(
  { ...permissionSetMembers, CustomerManagedPolicyReference: required(customerManagedPolicyReference) },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    const reference = referenceOf(input.CustomerManagedPolicyReference);
    if (permissionSet.customerManagedPolicies.some((other) => sameReference(other, reference)))
      throw conflict(
        `Given customer managed policy with name: ${reference.name}  and path ${reference.path} already attached`,
      );
    checkPolicyQuota(permissionSet);
    permissionSet.customerManagedPolicies = [...permissionSet.customerManagedPolicies, reference];
    permissionSet.revision += 1;
    return {};
  },
);
