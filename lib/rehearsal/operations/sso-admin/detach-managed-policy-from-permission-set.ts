import { notFound } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findPermissionSet } from "./shared/find";
import { managedPolicyArn, permissionSetMembers } from "./shared/shapes";

/** Removes an AWS managed policy. */
export const detachManagedPolicyFromPermissionSet = operation(
  { ...permissionSetMembers, ManagedPolicyArn: required(managedPolicyArn) },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    if (!permissionSet.managedPolicies.delete(input.ManagedPolicyArn))
      throw notFound(`Could not find ManagedPolicy with arn ${input.ManagedPolicyArn}`);
    permissionSet.revision += 1;
    return {};
  },
);
