import { SsoadminCustomerManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-customer-managed-policy-attachment";
import {
  SsoadminManagedPolicyAttachment,
  type SsoadminManagedPolicyAttachmentConfig,
} from "@cdktf/provider-aws/lib/ssoadmin-managed-policy-attachment";
import { SsoadminPermissionSet } from "@cdktf/provider-aws/lib/ssoadmin-permission-set";
import { SsoadminPermissionSetInlinePolicy } from "@cdktf/provider-aws/lib/ssoadmin-permission-set-inline-policy";
import { SsoadminPermissionsBoundaryAttachment } from "@cdktf/provider-aws/lib/ssoadmin-permissions-boundary-attachment";
import { TerraformIterator, type TerraformElement, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { address } from "../access/address";

/** A permission set itself, every text as Terraform has to read it. */
export interface PermissionSetArguments {
  readonly name: string;
  readonly description?: string;
  readonly sessionDuration?: string;
  readonly relayState?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A policy by name and path, as Terraform has to read them. */
export interface PolicyReference {
  readonly name: string;
  readonly path: string;
}

/** The most that a permission set can allow, as Terraform has to read it. */
export type BoundaryArguments =
  { readonly managedPolicyArn: string } | { readonly customerManagedPolicyReference: PolicyReference };

/** Where the resources of a permission set belong, and what they are called. */
export interface PermissionSetPlace {
  /** The construct below which they are made. */
  readonly scope: Construct;
  readonly instanceArn: string;
  readonly permissionSetArn: string;
  readonly provider?: TerraformProvider;
  /** The name of the permission set, or of the policy of it that the parts tell apart from others. */
  readonly nameOf: (...parts: readonly string[]) => string;
}

/**
 * Provisioning reaches the accounts one after the other, so a change of a permission set in many accounts takes longer
 * than the provider's ten minutes.
 */
const provisioning = "60m";
const attachmentTimeouts = { create: provisioning, delete: provisioning };

/** The resources of one permission set: itself and what is attached to it, each under an address of its own. */
export class PermissionSetResources {
  /** Types of the resources, and what follows the permission set in their names. */
  readonly named: { readonly type: string; readonly parts: readonly string[] }[] = [];
  /** Addresses of everything that gives the permission set its policies. */
  readonly policyAddresses: string[] = [];

  constructor(private readonly place: PermissionSetPlace) {}

  addPermissionSet(args: PermissionSetArguments): SsoadminPermissionSet {
    const { scope, instanceArn, nameOf } = this.place;
    const set = new SsoadminPermissionSet(scope, "PermissionSet", {
      ...this.provider,
      instanceArn,
      ...args,
      timeouts: { update: provisioning },
    });
    set.overrideLogicalId(nameOf());
    this.named.push({ type: "aws_ssoadmin_permission_set", parts: [] });
    return set;
  }

  /** @param id what tells the policy apart from the others: its path and name, or an expression */
  addManagedPolicy(id: string, managedPolicyArn: string): void {
    this.attachManagedPolicy(id, { managedPolicyArn });
  }

  /** Attaches the policies of a list whose length only Terraform knows, when it plans. */
  addManagedPolicies(id: string, arns: string[]): void {
    const iterator = TerraformIterator.fromList(arns);
    this.attachManagedPolicy(id, { forEach: iterator, managedPolicyArn: iterator.value as string });
  }

  /** @param id what tells the policy apart from the others: its path and name, or an expression */
  addCustomerManagedPolicy(id: string, customerManagedPolicyReference: PolicyReference): void {
    this.attached(
      new SsoadminCustomerManagedPolicyAttachment(
        this.place.scope,
        address("CustomerManagedPolicy", id),
        this.attachment({ customerManagedPolicyReference }),
      ),
      "aws_ssoadmin_customer_managed_policy_attachment",
      id,
    );
  }

  addInlinePolicy(inlinePolicy: string): void {
    this.attached(
      new SsoadminPermissionSetInlinePolicy(
        this.place.scope,
        "InlinePolicy",
        this.attachment({ inlinePolicy }),
      ),
      "aws_ssoadmin_permission_set_inline_policy",
    );
  }

  addPermissionsBoundary(permissionsBoundary: BoundaryArguments): void {
    this.attached(
      new SsoadminPermissionsBoundaryAttachment(
        this.place.scope,
        "PermissionsBoundary",
        this.attachment({ permissionsBoundary }),
      ),
      "aws_ssoadmin_permissions_boundary_attachment",
    );
  }

  private get provider(): { readonly provider?: TerraformProvider } {
    const { provider } = this.place;
    return provider ? { provider } : {};
  }

  private attachManagedPolicy(
    id: string,
    config: Pick<SsoadminManagedPolicyAttachmentConfig, "managedPolicyArn" | "forEach">,
  ): void {
    this.attached(
      new SsoadminManagedPolicyAttachment(
        this.place.scope,
        address("ManagedPolicy", id),
        this.attachment(config),
      ),
      "aws_ssoadmin_managed_policy_attachment",
      id,
    );
  }

  private attachment<T extends object>(config: T) {
    const { instanceArn, permissionSetArn } = this.place;
    return { ...this.provider, instanceArn, permissionSetArn, ...config, timeouts: attachmentTimeouts };
  }

  /** Gives an attachment its address, and notes it. */
  private attached(element: TerraformElement, type: string, ...parts: string[]): void {
    const name = this.place.nameOf(...parts);
    element.overrideLogicalId(name);
    this.named.push({ type, parts });
    this.policyAddresses.push(`${type}.${name}`);
  }
}
