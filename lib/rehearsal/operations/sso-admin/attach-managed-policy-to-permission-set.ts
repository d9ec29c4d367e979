import { conflict } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findPermissionSet } from "./shared/find";
import { checkPolicyQuota } from "./shared/policies";
import { managedPolicyArn, permissionSetMembers } from "./shared/shapes";

/** The rehearsal knows no list of AWS's policies: any well-formed ARN of an AWS managed policy is accepted. */
export const attachManagedPolicyToPermissionSet = operation(
  { ...permissionSetMembers, ManagedPolicyArn: required(managedPolicyArn) },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    if (permissionSet.managedPolicies.has(input.ManagedPolicyArn))
      throw conflict(
        // AWS's own text, with its spelling.
        `Permission set with id ${permissionSet.arn.split("/").at(-1)} already has a typed link attachment to a manged policy with ${input.ManagedPolicyArn}`,
      );
    checkPolicyQuota(permissionSet);
    permissionSet.managedPolicies.add(input.ManagedPolicyArn);
    permissionSet.revision += 1;
    return {};
  },
);
