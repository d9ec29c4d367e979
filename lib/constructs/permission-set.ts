import { Token } from "cdktf";
import type { Construct } from "constructs";
import { managedPolicyId, parseManagedPolicy } from "../config/check/managed-policy";
import type { PermissionSetConfig } from "../config/checked-config";
import { ExpectedError } from "../config/problems/expected-error";
import { problemCodes } from "../config/problems/problem-codes";
import { settingsOfExisting, type PermissionSetSpec } from "../config/schema";
import { holdsToken, isListToken } from "../config/tokens";
import { checkProps } from "./check-props";
import { ExistingPermissionSet } from "./existing-permission-set";
import { expressionOf } from "./expression-of";
import type { IdentityCenter } from "./identity-center";
import { managedPolicyArn, referenceTo, toArguments } from "./permission-set-arguments";
import { PermissionSetBase } from "./permission-set-base";
import { PermissionSetResources } from "./permission-set-resources";
import { resourceName } from "./resource-name";
import { terraformText } from "./terraform-text";

/** A customer managed policy by name and path. */
export interface CustomerManagedPolicyProps {
  /** The name, the same in every account that the permission set reaches. */
  readonly name: string;
  /**
   * The IAM path.
   * @default "/"
   */
  readonly path?: string;
}

/** A policy as a map, as JSON text or as a token, or `{ file }`, below the working directory. */
export type InlinePolicyProps = NonNullable<PermissionSetSpec["inlinePolicy"]>;

/** The most that a permission set can ever allow: one policy of either kind. */
export type PermissionsBoundaryProps =
  { readonly managedPolicy: string } | { readonly customerManagedPolicy: CustomerManagedPolicyProps };

/**
 * A permission set with everything that AWS allows. Every text may be a token, a value that is known only at apply;
 * what is known is checked as in an access config, and arrives in AWS as it stands: `${aws:username}` needs no escape.
 */
export interface PermissionSetProps {
  /** The instance that it belongs to. */
  readonly identityCenter: IdentityCenter;
  /**
   * The name in AWS. Changing it replaces the permission set and its roles.
   * @default the construct's id
   */
  readonly name?: string;
  /** What it is for, as people read it in the console; Latin-1 characters only. */
  readonly description?: string;
  /**
   * How long a session lasts, 1 to 12 hours: `4h`, `90m`, `1h30m` or `PT4H`; a token has to become the last form.
   * @default AWS's, one hour
   */
  readonly sessionDuration?: string;
  /** Where the AWS access portal sends people after they sign in. */
  readonly relayState?: string;
  /** Tags of the permission set itself. */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * AWS managed policies: name, path and name, or ARN; a token has to become an ARN. A list that is itself a token has
   * to be known when Terraform plans, since each policy is attached by a resource of its own.
   */
  readonly managedPolicies?: readonly string[];
  /** Customer managed policies, which have to exist in every account that the permission set reaches. */
  readonly customerManagedPolicies?: readonly CustomerManagedPolicyProps[];
  /** One policy of its own. */
  readonly inlinePolicy?: InlinePolicyProps;
  /** The most that the permission set can ever allow. */
  readonly permissionsBoundary?: PermissionsBoundaryProps;
}

/** Passed from plain JavaScript, they would be checked and have no effect. */
const settingsOfConfigs = settingsOfExisting.filter((setting) => setting !== "name");

/** What of a permission set can be added later, too. */
type Policies = Pick<
  PermissionSetProps,
  "managedPolicies" | "customerManagedPolicies" | "inlinePolicy" | "permissionsBoundary"
>;

/** What is known of policies that come one after the other; of a list that is a token, nothing is. */
function joined(before: readonly string[], more: readonly string[] = []): readonly string[] {
  const known = [before, more].filter((list) => !isListToken(list));
  return known.length > 0 ? known.flat() : more;
}

/**
 * A permission set and its policies.
 *
 * @throws {AccessConfigError} where AWS would not take what is known of it; all errors are in the message
 */
export class PermissionSet extends PermissionSetBase {
  readonly identityCenter: IdentityCenter;
  readonly permissionSetName: string;
  readonly arn: string;

  private readonly resources: PermissionSetResources;
  private spec: Omit<PermissionSetProps, "identityCenter">;
  private readonly attached = new Set<string>();

  /** A permission set that is owned elsewhere, looked up by its name and never changed. */
  static fromName(
    scope: Construct,
    id: string,
    props: { readonly identityCenter: IdentityCenter; readonly name: string },
  ): PermissionSetBase {
    return new ExistingPermissionSet(scope, id, props);
  }

  /** A permission set that is owned elsewhere, looked up by its ARN and never changed. */
  static fromArn(
    scope: Construct,
    id: string,
    props: { readonly identityCenter: IdentityCenter; readonly arn: string },
  ): PermissionSetBase {
    return new ExistingPermissionSet(scope, id, props);
  }

  constructor(scope: Construct, id: string, { identityCenter, ...props }: PermissionSetProps) {
    super(scope, id);
    this.identityCenter = identityCenter;
    this.permissionSetName = props.name ?? id;
    this.spec = { ...props, name: this.permissionSetName };
    const checked = this.check(this.spec);
    const name = resourceName("set", this);
    this.resources = new PermissionSetResources({
      scope: this,
      instanceArn: identityCenter.arn,
      permissionSetArn: `\${aws_ssoadmin_permission_set.${name}.arn}`,
      provider: identityCenter.providerFor(this),
      nameOf: (...parts) => resourceName("set", this, ...parts),
    });
    const set = this.resources.addPermissionSet(toArguments(this.withTokens(checked)));
    this.arn = Token.asString(set.interpolationForAttribute("arn"));
    this.attach(props, checked.inlinePolicy);
  }

  get policyAddresses(): readonly string[] {
    return [...this.resources.policyAddresses].sort();
  }

  /** Attaches an AWS managed policy: name, path and name, or ARN. Account assignments wait for it, earlier ones too. */
  addManagedPolicy(policy: string): this {
    return this.add({ managedPolicies: [policy] });
  }

  /** Attaches a customer managed policy. Account assignments wait for it, earlier ones too. */
  addCustomerManagedPolicy(policy: CustomerManagedPolicyProps): this {
    return this.add({ customerManagedPolicies: [policy] });
  }

  /** Gives the permission set its one inline policy. Account assignments wait for it, earlier ones too. */
  addInlinePolicy(inlinePolicy: InlinePolicyProps): this {
    this.refuseNone("inlinePolicy", inlinePolicy);
    this.refuseSecond("inlinePolicy");
    return this.add({ inlinePolicy });
  }

  /** Gives the permission set its one boundary. Account assignments wait for it, earlier ones too. */
  addPermissionsBoundary(permissionsBoundary: PermissionsBoundaryProps): this {
    this.refuseNone("permissionsBoundary", permissionsBoundary);
    this.refuseSecond("permissionsBoundary");
    return this.add({ permissionsBoundary });
  }

  private add(more: Policies): this {
    const { managedPolicies = [], customerManagedPolicies = [] } = this.spec;
    const spec = {
      ...this.spec,
      ...more,
      managedPolicies: joined(managedPolicies, more.managedPolicies),
      customerManagedPolicies: [...customerManagedPolicies, ...(more.customerManagedPolicies ?? [])],
    };
    const { inlinePolicy } = this.check(spec);
    this.spec = spec;
    this.attach(more, inlinePolicy);
    return this;
  }

  private check(spec: Omit<PermissionSetProps, "identityCenter">): PermissionSetConfig {
    const other = settingsOfConfigs.find((setting) => Object.hasOwn(spec, setting));
    if (other !== undefined)
      throw new ExpectedError(
        `${this.node.path}: ${other} is a setting of access configs, and means nothing to this construct; take it out.`,
      );
    const { permissionSets } = checkProps(this, { permissionSets: { set: spec } }, 2);
    const checked = permissionSets.get("set");
    if (!checked) throw new Error(`${this.node.path} passed the checks and is not there`);
    return checked;
  }

  /** Puts the tokens back where the checks had other texts in their places. */
  private withTokens(checked: PermissionSetConfig) {
    const { description, sessionDuration = "", relayState, tags = {} } = this.spec;
    return {
      name: this.permissionSetName,
      description,
      sessionDuration: holdsToken(sessionDuration) ? sessionDuration : checked.sessionDuration,
      relayState,
      tags,
    };
  }

  private attach(
    {
      managedPolicies = [],
      customerManagedPolicies = [],
      inlinePolicy,
      permissionsBoundary: boundary,
    }: Policies,
    policyText: string | undefined,
  ): void {
    if (isListToken(managedPolicies)) this.resources.addManagedPolicies("list", [...managedPolicies]);
    else for (const policy of managedPolicies) this.attachManagedPolicy(policy);
    for (const { name, path = "/" } of customerManagedPolicies) {
      const id = this.once(expressionOf(this, `${path}${name}`));
      this.resources.addCustomerManagedPolicy(id, referenceTo({ name, path }));
    }
    if (inlinePolicy !== undefined) {
      if (policyText === undefined)
        throw new Error(`${this.node.path}: the inline policy passed the checks and is none`);
      this.resources.addInlinePolicy(terraformText(policyText));
    }
    if (!boundary) return;
    this.resources.addPermissionsBoundary(
      "managedPolicy" in boundary
        ? { managedPolicyArn: this.managedPolicy(boundary.managedPolicy).arn }
        : { customerManagedPolicyReference: referenceTo({ path: "/", ...boundary.customerManagedPolicy }) },
    );
  }

  private attachManagedPolicy(text: string): void {
    const { id, arn } = this.managedPolicy(text);
    this.resources.addManagedPolicy(this.once(id), arn);
  }

  private managedPolicy(text: string): { readonly id: string; readonly arn: string } {
    const known = holdsToken(text) ? undefined : parseManagedPolicy(text);
    if (!known) return { id: expressionOf(this, text), arn: terraformText(text) };
    return { id: managedPolicyId(known), arn: managedPolicyArn(known, this.identityCenter.partition) };
  }

  /** The checks see two names that are one; of two tokens only their expressions tell. */
  private once(id: string): string {
    if (this.attached.has(id))
      throw new ExpectedError(
        `${this.node.path}: ${problemCodes["duplicate-policy"].message({ value: id })}`,
      );
    this.attached.add(id);
    return id;
  }

  /** From plain JavaScript: a limit that is not there would be missed by nobody. */
  private refuseNone(setting: string, value: unknown): void {
    if (value !== undefined && value !== null) return;
    throw new ExpectedError(
      `${this.node.path}: there is no ${setting} to add; give one, or leave the call out.`,
    );
  }

  private refuseSecond(setting: "inlinePolicy" | "permissionsBoundary"): void {
    if (this.spec[setting] === undefined) return;
    throw new ExpectedError(
      `${this.node.path}: the permission set has an ${setting} already, and AWS allows one; give all of it at one place.`,
    );
  }
}
