import { notFound } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { findPermissionSet } from "./shared/find";
import { shownReference } from "./shared/policies";
import { permissionSetMembers } from "./shared/shapes";

/** The permissions boundary; without one, unlike the inline policy, ResourceNotFoundException. */
export const getPermissionsBoundaryForPermissionSet = operation(
  { ...permissionSetMembers },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    const boundary = permissionSet.permissionsBoundary;
    if (!boundary) throw notFound("Permissions boundary not found.");
    return {
      PermissionsBoundary:
        "managedPolicyArn" in boundary
          ? { ManagedPolicyArn: boundary.managedPolicyArn }
          : { CustomerManagedPolicyReference: shownReference(boundary.customerManagedPolicy) },
    };
  },
);
