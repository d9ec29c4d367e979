import { DataAwsSsoadminPermissionSet } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-permission-set";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { address, permissionSetAddress } from "../../access/address";
import { reservedRoleSearch, type ReservedRoleSearch } from "../../access/reserved-role";
import type { PermissionSetConfig } from "../../config/checked-config";
import { managedPolicyId } from "../../config/check/managed-policy";
import type { IdentityCenter } from "../identity-center";
import { PermissionSetBase } from "../permission-set-base";
import { managedPolicyArn, referenceTo, toArguments } from "../permission-set-arguments";
import { PermissionSetResources } from "../permission-set-resources";
import { expression, terraformText } from "../terraform-text";

/** A permission set of an access config. */
export interface ConfiguredPermissionSetProps {
  /** The instance that it belongs to, in the same stack. */
  readonly identityCenter: IdentityCenter;
  /** What the config calls it; its addresses come from this. */
  readonly key: string;
  /** What it is, checked. */
  readonly permissionSet: PermissionSetConfig;
}

/** A permission set of an access config, with its policies attached, or a look-up of one that exists elsewhere. */
export class ConfiguredPermissionSet extends PermissionSetBase {
  readonly identityCenter: IdentityCenter;
  readonly permissionSetName: string;
  readonly arn: string;
  readonly policyAddresses: readonly string[];
  /** The ARN and the role pattern as plain expressions, within the stack. */
  readonly local: { readonly arn: string; readonly reservedRole: ReservedRoleSearch };
  /** Types of its resources, and what follows its key in their names: what moves when the key changes. */
  readonly resources: PermissionSetResources["named"];

  constructor(
    scope: Construct,
    id: string,
    { identityCenter, key, permissionSet }: ConfiguredPermissionSetProps,
  ) {
    super(scope, id);
    const { name, existing } = permissionSet;
    this.identityCenter = identityCenter;
    this.permissionSetName = name;
    const kind = existing ? "data.aws_ssoadmin_permission_set" : "aws_ssoadmin_permission_set";
    const { partition, arn: instanceArn } = identityCenter.local;
    this.local = {
      arn: expression(`${kind}.${permissionSetAddress(key)}.arn`),
      reservedRole: reservedRoleSearch({ permissionSet: terraformText(name), partition }),
    };
    const resources = new PermissionSetResources({
      scope: this,
      instanceArn,
      permissionSetArn: this.local.arn,
      nameOf: (...parts) => address("set", key, ...parts),
    });
    const element = existing
      ? this.lookUp(key, name, instanceArn)
      : resources.addPermissionSet(toArguments(permissionSet));
    if (!existing) addPolicies(resources, permissionSet, partition);
    this.arn = Token.asString(element.interpolationForAttribute("arn"));
    // Sorted: the order in which a config lists policies says nothing.
    this.policyAddresses = resources.policyAddresses.sort();
    this.resources = resources.named;
  }

  private lookUp(key: string, name: string, instanceArn: string): DataAwsSsoadminPermissionSet {
    const found = new DataAwsSsoadminPermissionSet(this, "PermissionSet", {
      instanceArn,
      name: terraformText(name),
    });
    found.overrideLogicalId(permissionSetAddress(key));
    return found;
  }
}

function addPolicies(
  resources: PermissionSetResources,
  {
    managedPolicies,
    customerManagedPolicies,
    inlinePolicy,
    permissionsBoundary: boundary,
  }: PermissionSetConfig,
  partition: string,
): void {
  for (const policy of managedPolicies)
    resources.addManagedPolicy(managedPolicyId(policy), managedPolicyArn(policy, partition));
  for (const policy of customerManagedPolicies)
    resources.addCustomerManagedPolicy(`${policy.path}${policy.name}`, referenceTo(policy));
  if (inlinePolicy !== undefined) resources.addInlinePolicy(terraformText(inlinePolicy));
  if (!boundary) return;
  resources.addPermissionsBoundary(
    "managedPolicy" in boundary
      ? { managedPolicyArn: managedPolicyArn(boundary.managedPolicy, partition) }
      : { customerManagedPolicyReference: referenceTo(boundary.customerManagedPolicy) },
  );
}
