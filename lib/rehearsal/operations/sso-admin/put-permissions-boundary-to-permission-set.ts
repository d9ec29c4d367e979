import { invalid } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required, structure } from "../../protocol/shapes";
import type { PermissionsBoundary } from "../../world/world";
import { findPermissionSet } from "./shared/find";
import { referenceOf } from "./shared/policies";
import { customerManagedPolicyReference, managedPolicyArn, permissionSetMembers } from "./shared/shapes";

/** Exactly one of the two kinds of policy; the text for both or none is ours. */
export const putPermissionsBoundaryToPermissionSet = operation(
  {
    ...permissionSetMembers,
    PermissionsBoundary: required(
      structure({
        ManagedPolicyArn: managedPolicyArn,
        CustomerManagedPolicyReference: customerManagedPolicyReference,
      }),
    ),
  },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    permissionSet.permissionsBoundary = boundaryOf(input.PermissionsBoundary);
    permissionSet.revision += 1;
    return {};
  },
);

function boundaryOf(boundary: {
  ManagedPolicyArn?: string;
  CustomerManagedPolicyReference?: { Name: string; Path?: string };
}): PermissionsBoundary {
  const { ManagedPolicyArn, CustomerManagedPolicyReference } = boundary;
  if (ManagedPolicyArn && !CustomerManagedPolicyReference) return { managedPolicyArn: ManagedPolicyArn };
  if (CustomerManagedPolicyReference && !ManagedPolicyArn)
    return { customerManagedPolicy: referenceOf(CustomerManagedPolicyReference) };
  throw invalid(
    "Exactly one of ManagedPolicyArn and CustomerManagedPolicyReference must be given in PermissionsBoundary.",
  );
}
