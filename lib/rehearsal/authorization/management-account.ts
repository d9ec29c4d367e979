import { hex } from "../world/ids";
import { roleOf } from "../world/roles";
import type { Instance } from "../world/world";
import { member, type AskedCall, type Permission } from "./permission";

/**
 * What IAM Identity Center does to its role in an account. In member accounts it may by its service-linked role; that
 * role's policy (AWSSSOServiceRolePolicy) leaves the management account out, so there it acts with the permissions of
 * whoever calls. AWS names these actions together, and not when it needs which (user guide, "Identity-based policy
 * examples", AccessToSSOProvisionedRoles; those of the boundary: AWSSSOServiceRolePolicy): so all are needed for any.
 */
const onRole = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "iam:GetRole",
  "iam:ListAttachedRolePolicies",
  "iam:ListRolePolicies",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
];

/**
 * The same for the account's SAML provider. Get: user guide, as above. Create and Update: what users were refused
 * (terraform-aws-sso-elevator #15, landing-zone-accelerator-on-aws #496).
 */
const onSamlProvider = ["iam:CreateSAMLProvider", "iam:GetSAMLProvider", "iam:UpdateSAMLProvider"];

/** What a call needs of its caller because it reaches the management account; empty where it does not. */
export function managementAccountPermissions(call: AskedCall): readonly Permission[] {
  const instance = call.world.instances.get(member(call, "InstanceArn"));
  if (!instance || !reaches(call, instance)) return [];
  const { managementAccountId } = call.world.organization;
  const role =
    roleOf(instance, managementAccountId, member(call, "PermissionSetArn"))?.arn ??
    `arn:aws:iam::${managementAccountId}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_new`;
  const provider = `arn:aws:iam::${managementAccountId}:saml-provider/AWSSSO_${hex(16, "saml provider", instance.arn)}_DO_NOT_DELETE`;
  return [
    ...onSamlProvider.map((action) => ({ action, resource: provider })),
    ...onRole.map((action) => ({ action, resource: role })),
  ];
}

function reaches(call: AskedCall, instance: Instance): boolean {
  const { managementAccountId } = call.world.organization;
  switch (call.operation) {
    case "CreateAccountAssignment":
    case "DeleteAccountAssignment":
      return member(call, "TargetId") === managementAccountId;
    case "ProvisionPermissionSet":
      return member(call, "TargetType") === "ALL_PROVISIONED_ACCOUNTS"
        ? roleOf(instance, managementAccountId, member(call, "PermissionSetArn")) !== undefined
        : member(call, "TargetId") === managementAccountId;
    default:
      return false;
  }
}
