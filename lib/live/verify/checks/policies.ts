import { same, samePolicy } from "../same";
import type { Question } from "../question";
import { changed, gone, type ResourceCheck, type Values } from "./resource-check";

/** A question about one part of a permission set. */
const ofPermissionSet = (
  operation: string,
  { instance_arn: InstanceArn, permission_set_arn: PermissionSetArn }: Values,
): readonly Question[] => [{ service: "sso-admin", operation, input: { InstanceArn, PermissionSetArn } }];

/** The ids of these resources are all that they consist of, in an order of each type. */
const idOf = (...parts: readonly unknown[]) => parts.map(String).join(",");

/** aws_ssoadmin_managed_policy_attachment. */
export const managedPolicyAttachment: ResourceCheck = {
  attributes: ["instance_arn", "managed_policy_arn", "managed_policy_name", "permission_set_arn"],
  questions: (values) => ofPermissionSet("ListManagedPoliciesInPermissionSet", values),
  difference(values, [answer]) {
    const policies = (answer?.AttachedManagedPolicies ?? []) as readonly Values[];
    const attached = policies.find(({ Arn }) => Arn === values.managed_policy_arn);
    if (!attached) return gone;
    return changed({
      id: values.id === idOf(values.managed_policy_arn, values.permission_set_arn, values.instance_arn),
      managed_policy_name: same(values.managed_policy_name, attached.Name),
    });
  },
};

/** aws_ssoadmin_customer_managed_policy_attachment. */
export const customerManagedPolicyAttachment: ResourceCheck = {
  attributes: ["customer_managed_policy_reference", "instance_arn", "permission_set_arn"],
  questions: (values) => ofPermissionSet("ListCustomerManagedPolicyReferencesInPermissionSet", values),
  difference(values, [answer]) {
    const policies = (answer?.CustomerManagedPolicyReferences ?? []) as readonly Values[];
    const [reference, ...more] = values.customer_managed_policy_reference as readonly Values[];
    const { name, path } = reference ?? {};
    if (more.length > 0 || !policies.some(({ Name, Path }) => Name === name && Path === path)) return gone;
    return changed({
      id: values.id === idOf(name, path, values.permission_set_arn, values.instance_arn),
    });
  },
};

/** aws_ssoadmin_permission_set_inline_policy. */
export const inlinePolicy: ResourceCheck = {
  attributes: ["inline_policy", "instance_arn", "permission_set_arn"],
  questions: (values) => ofPermissionSet("GetInlinePolicyForPermissionSet", values),
  difference(values, [answer]) {
    if (!answer?.InlinePolicy) return gone;
    return changed({
      id: values.id === idOf(values.permission_set_arn, values.instance_arn),
      inline_policy: samePolicy(values.inline_policy, answer.InlinePolicy),
    });
  },
};

/** aws_ssoadmin_permissions_boundary_attachment. */
export const permissionsBoundary: ResourceCheck = {
  attributes: ["instance_arn", "permission_set_arn", "permissions_boundary"],
  questions: (values) => ofPermissionSet("GetPermissionsBoundaryForPermissionSet", values),
  difference(values, [answer]) {
    if (!answer?.PermissionsBoundary) return gone;
    const { ManagedPolicyArn, CustomerManagedPolicyReference } = answer.PermissionsBoundary as Values;
    const { Name, Path } = (CustomerManagedPolicyReference ?? {}) as Values;
    const live = {
      managed_policy_arn: ManagedPolicyArn,
      customer_managed_policy_reference: Name === undefined ? [] : [{ name: Name, path: Path }],
    };
    return changed({
      id: values.id === idOf(values.permission_set_arn, values.instance_arn),
      permissions_boundary: same(values.permissions_boundary, [live]),
    });
  },
};
