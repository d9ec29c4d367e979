import type { CustomerManagedPolicy, ManagedPolicy, PermissionSetConfig } from "../config/checked-config";
import { managedPolicyId } from "../config/check/managed-policy";
import type { Access } from "./access";
import type { AccountAssignment } from "./account-assignment";
import { accountIdentity, address, permissionSetAddress } from "./address";

/** What a resource of an access stack stands for. */
export type StackResource =
  | { readonly kind: "access-control-attributes" }
  | { readonly kind: "account-assignment"; readonly row: AccountAssignment }
  | { readonly kind: "permission-set"; readonly permissionSet: string }
  | { readonly kind: "managed-policy"; readonly permissionSet: string; readonly policy: ManagedPolicy }
  | {
      readonly kind: "customer-managed-policy";
      readonly permissionSet: string;
      readonly policy: CustomerManagedPolicy;
    }
  | { readonly kind: "inline-policy" | "permissions-boundary"; readonly permissionSet: string };

const types = {
  "access-control-attributes": "aws_ssoadmin_instance_access_control_attributes",
  "account-assignment": "aws_ssoadmin_account_assignment",
  "permission-set": "aws_ssoadmin_permission_set",
  "managed-policy": "aws_ssoadmin_managed_policy_attachment",
  "customer-managed-policy": "aws_ssoadmin_customer_managed_policy_attachment",
  "inline-policy": "aws_ssoadmin_permission_set_inline_policy",
  "permissions-boundary": "aws_ssoadmin_permissions_boundary_attachment",
} as const satisfies Record<StackResource["kind"], string>;

/**
 * The resources that the stack of a config has for what can exist without it: permission sets with their policies,
 * account assignments, attributes for access control. Those of created users and groups are not among them.
 */
export function stackResources({
  config,
  accountAssignments,
}: Pick<Access, "config" | "accountAssignments">): readonly StackResource[] {
  const own = [...config.permissionSets].filter(([, { existing }]) => !existing);
  return [
    ...(config.accessControlAttributes.size > 0 ? [{ kind: "access-control-attributes" } as const] : []),
    ...own.flatMap(([key, set]) => partsOf(key, set)),
    ...accountAssignments.map((row) => ({ kind: "account-assignment", row }) as const),
  ];
}

function partsOf(permissionSet: string, set: PermissionSetConfig): readonly StackResource[] {
  return [
    { kind: "permission-set", permissionSet },
    ...set.managedPolicies.map((policy) => ({ kind: "managed-policy", permissionSet, policy }) as const),
    ...set.customerManagedPolicies.map(
      (policy) => ({ kind: "customer-managed-policy", permissionSet, policy }) as const,
    ),
    ...(set.inlinePolicy === undefined ? [] : [{ kind: "inline-policy", permissionSet } as const]),
    ...(set.permissionsBoundary ? [{ kind: "permissions-boundary", permissionSet } as const] : []),
  ];
}

/** The address of a resource in Terraform, as the constructs give it. */
export function resourceAddress(resource: StackResource): string {
  return `${types[resource.kind]}.${nameOf(resource)}`;
}

function nameOf(resource: StackResource): string {
  switch (resource.kind) {
    case "access-control-attributes":
      return "access-control-attributes";
    case "account-assignment": {
      const { principalType, principal, permissionSet } = resource.row;
      return address(principalType.toLowerCase(), principal, permissionSet, accountIdentity(resource.row));
    }
    case "managed-policy":
      return address("set", resource.permissionSet, managedPolicyId(resource.policy));
    case "customer-managed-policy":
      return address("set", resource.permissionSet, `${resource.policy.path}${resource.policy.name}`);
    default:
      return permissionSetAddress(resource.permissionSet);
  }
}
