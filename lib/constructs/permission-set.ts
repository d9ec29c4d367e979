import { DataAwsSsoadminPermissionSet } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-permission-set";
import { SsoadminCustomerManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-customer-managed-policy-attachment";
import { SsoadminManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-managed-policy-attachment";
import { SsoadminPermissionSet } from "@cdktf/provider-aws/lib/ssoadmin-permission-set";
import { SsoadminPermissionSetInlinePolicy } from "@cdktf/provider-aws/lib/ssoadmin-permission-set-inline-policy";
import { SsoadminPermissionsBoundaryAttachment } from "@cdktf/provider-aws/lib/ssoadmin-permissions-boundary-attachment";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { address, permissionSetAddress } from "../access/address";
import { reservedRoleSearch, type ReservedRoleSearch } from "../access/reserved-role";
import type { ManagedPolicy, PermissionsBoundary, PermissionSetConfig } from "../config/checked-config";
import { managedPolicyId } from "../config/check/managed-policy";
import type { IdentityCenter } from "./identity-center";
import { expression, terraformText } from "./terraform-text";

/** A permission set with all its policies, or one that exists elsewhere. */
export interface PermissionSetProps {
  /** The instance that it belongs to. */
  readonly identityCenter: IdentityCenter;
  /** What the config calls it; its addresses come from this. */
  readonly key: string;
  /** What it is, checked. */
  readonly permissionSet: PermissionSetConfig;
}

/**
 * Provisioning reaches the accounts one after the other, so a change of a permission set in many accounts takes longer
 * than the provider's ten minutes.
 */
const provisioning = "60m";

/** A permission set, with its policies attached, or a look-up of one that exists elsewhere. */
export class PermissionSet extends Construct {
  /** Name in AWS. */
  readonly permissionSetName: string;
  /** ARN of the permission set. */
  readonly arn: string;
  /**
   * Addresses of everything that gives the permission set its policies. Account assignments depend on them: policies
   * come first on the way up, assignments go first on the way down, or AWS provisions roles that are not there.
   */
  readonly policyAddresses: readonly string[];
  /** Types of its resources, and what follows its key in their names: what moves when the key changes. */
  get resources(): readonly { readonly type: string; readonly parts: readonly string[] }[] {
    return this.named;
  }
  /** How the roles that AWS creates for it are found, in every account. */
  readonly reservedRole: ReservedRoleSearch;
  /** ARN pattern of the roles that AWS creates for it, in every account. */
  get reservedRoleArnPattern(): string {
    return this.reservedRole.arnPattern;
  }

  private readonly common: { readonly instanceArn: string; readonly permissionSetArn: string };
  private readonly key: string;
  private readonly partition: string;
  private readonly named: { readonly type: string; readonly parts: readonly string[] }[] = [];

  constructor(scope: Construct, id: string, { identityCenter, key, permissionSet }: PermissionSetProps) {
    super(scope, id);
    const { name, existing } = permissionSet;
    const kind = existing ? "data.aws_ssoadmin_permission_set" : "aws_ssoadmin_permission_set";
    this.key = key;
    this.partition = identityCenter.partition;
    this.permissionSetName = name;
    this.arn = expression(`${kind}.${permissionSetAddress(key)}.arn`);
    this.common = { instanceArn: identityCenter.arn, permissionSetArn: this.arn };
    this.reservedRole = reservedRoleSearch({
      permissionSet: terraformText(name),
      partition: this.partition,
    });
    if (existing) {
      new DataAwsSsoadminPermissionSet(this, "PermissionSet", {
        instanceArn: identityCenter.arn,
        name: terraformText(name),
      }).overrideLogicalId(permissionSetAddress(key));
      this.policyAddresses = [];
    } else {
      this.addPermissionSet(permissionSet, identityCenter.arn);
      // Sorted: the order in which a config lists policies says nothing.
      this.policyAddresses = this.addPolicies(permissionSet).sort();
    }
  }

  private addPermissionSet(
    { name, description, sessionDuration, relayState, tags }: PermissionSetConfig,
    instanceArn: string,
  ): void {
    const pairs = Object.entries(tags).map(([tag, value]) => [terraformText(tag), terraformText(value)]);
    const set = new SsoadminPermissionSet(this, "PermissionSet", {
      instanceArn,
      name: terraformText(name),
      description: description && terraformText(description),
      sessionDuration,
      relayState: relayState && terraformText(relayState),
      tags: pairs.length > 0 ? Object.fromEntries(pairs) : undefined,
      timeouts: { update: provisioning },
    });
    this.name(set, "aws_ssoadmin_permission_set");
  }

  private addPolicies(permissionSet: PermissionSetConfig): string[] {
    const { managedPolicies, customerManagedPolicies, inlinePolicy, permissionsBoundary } = permissionSet;
    return [
      ...managedPolicies.map((policy) => this.addManagedPolicy(policy)),
      ...customerManagedPolicies.map(({ name, path }) => this.addCustomerManagedPolicy(name, path)),
      ...(inlinePolicy === undefined ? [] : [this.addInlinePolicy(inlinePolicy)]),
      ...(permissionsBoundary === undefined ? [] : [this.addBoundary(permissionsBoundary)]),
    ];
  }

  private addManagedPolicy(policy: ManagedPolicy): string {
    const id = managedPolicyId(policy);
    return this.name(
      new SsoadminManagedPolicyAttachment(this, address("ManagedPolicy", id), {
        ...this.common,
        managedPolicyArn: this.managedPolicyArn(policy),
        timeouts: { create: provisioning, delete: provisioning },
      }),
      "aws_ssoadmin_managed_policy_attachment",
      id,
    );
  }

  private addCustomerManagedPolicy(name: string, path: string): string {
    return this.name(
      new SsoadminCustomerManagedPolicyAttachment(this, address("CustomerManagedPolicy", `${path}${name}`), {
        ...this.common,
        customerManagedPolicyReference: { name: terraformText(name), path: terraformText(path) },
        timeouts: { create: provisioning, delete: provisioning },
      }),
      "aws_ssoadmin_customer_managed_policy_attachment",
      `${path}${name}`,
    );
  }

  private addInlinePolicy(policy: string): string {
    return this.name(
      new SsoadminPermissionSetInlinePolicy(this, "InlinePolicy", {
        ...this.common,
        inlinePolicy: terraformText(policy),
        timeouts: { create: provisioning, delete: provisioning },
      }),
      "aws_ssoadmin_permission_set_inline_policy",
    );
  }

  private addBoundary(boundary: PermissionsBoundary): string {
    const permissionsBoundary =
      "managedPolicy" in boundary
        ? { managedPolicyArn: this.managedPolicyArn(boundary.managedPolicy) }
        : { customerManagedPolicyReference: boundary.customerManagedPolicy };
    return this.name(
      new SsoadminPermissionsBoundaryAttachment(this, "PermissionsBoundary", {
        ...this.common,
        permissionsBoundary,
        timeouts: { create: provisioning, delete: provisioning },
      }),
      "aws_ssoadmin_permissions_boundary_attachment",
    );
  }

  private managedPolicyArn({ partition = this.partition, path, name }: ManagedPolicy): string {
    return `arn:${partition}:iam::aws:policy${path}${name}`;
  }

  /** Gives a part of the permission set its address, and returns that. */
  private name(element: TerraformElement, type: string, ...parts: string[]): string {
    const name = address("set", this.key, ...parts);
    this.named.push({ type, parts });
    element.overrideLogicalId(name);
    return `${type}.${name}`;
  }
}
