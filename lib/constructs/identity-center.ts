import { DataAwsSsoadminInstances } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-instances";
import { Fn, Token, TerraformStack, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { holdsToken } from "../config/tokens";
import type { AccountAssignment } from "./account-assignment";
import { checkProps } from "./check-props";
import { refuseEmpty } from "./refuse-empty";
import type { PermissionSetBase } from "./permission-set-base";
import type { Grantee } from "./principal";
import { resourceName } from "./resource-name";
import { expression, terraformText } from "./terraform-text";

/** Which instance of IAM Identity Center. */
export interface IdentityCenterProps {
  /**
   * The instance by name; without its identity store, that is looked up.
   * @default looked up in the provider's Region; there must be exactly one
   */
  readonly instance?: { readonly arn: string; readonly identityStoreId?: string };
  /**
   * The AWS provider of the instance's home Region, for a stack that has several. Everything that is made with this
   * construct, in the same stack, uses it too.
   * @default the stack's default AWS provider
   */
  readonly provider?: TerraformProvider;
}

/** Who gets which permission sets in which accounts: every combination. */
export interface AssignProps {
  readonly principals: readonly Grantee[];
  readonly permissionSets: readonly PermissionSetBase[];
  /** 12-digit ids; tokens for accounts that are created in the same app. */
  readonly accounts: readonly string[];
}

/** What to do where no instance, or more than one, is found; each the beginning of a sentence. */
export interface LookupAdvice {
  readonly none: string;
  readonly several: string;
}

/** What identifies an instance. */
interface Instance {
  readonly arn: string;
  readonly identityStoreId: string;
  readonly partition: string;
}

/**
 * The instance of IAM Identity Center: looked up, or named.
 *
 * @throws {AccessConfigError} where the ARN or the id of the identity store is none
 */
export class IdentityCenter extends Construct {
  /** ARN of the instance; usable in any stack of the app. */
  readonly arn: string;
  /** Id of the instance's identity store; usable in any stack of the app. */
  readonly identityStoreId: string;
  /** Partition of the instance, such as `aws`: it stands in its ARN. */
  readonly partition: string;
  /** The same three as plain expressions, within this construct's own stack: tokens are dear by the thousands. */
  readonly local: Instance;

  private readonly provider?: TerraformProvider;

  /** The instance with this ARN; its identity store is looked up. */
  static fromArn(scope: Construct, id: string, arn: string): IdentityCenter {
    // From plain JavaScript, or from a variable that is not set: without an ARN any instance would do.
    return new IdentityCenter(scope, id, { instance: { arn: (arn as string | undefined) ?? "" } });
  }

  constructor(scope: Construct, id: string, { instance, provider }: IdentityCenterProps = {}) {
    super(scope, id);
    this.provider = provider;
    const { arn, identityStoreId } = instance ?? {};
    if (instance !== undefined) {
      // Where the identity store is looked up, nothing is to be said of it.
      const checked = { arn, identityStoreId: identityStoreId ?? "d-0000000000" };
      checkProps(this, { identityCenter: { instance: checked } }, 2);
    }
    const found =
      arn === undefined
        ? this.lookUp()
        : identityStoreId === undefined
          ? this.lookUpStore(arn)
          : named(arn, terraformText(identityStoreId));
    this.arn = found.arn;
    this.identityStoreId = found.identityStoreId;
    this.partition = found.partition;
    this.local = found.local;
  }

  /**
   * The provider for a construct that is made with this instance. In another stack there is none of that name: a
   * construct there has an `IdentityCenter` of its own, where the default provider will not do.
   */
  providerFor(construct: Construct): TerraformProvider | undefined {
    return TerraformStack.of(construct) === TerraformStack.of(this) ? this.provider : undefined;
  }

  /**
   * One account assignment for each principal, permission set and account; those that exist already stay.
   *
   * @throws {ExpectedError} where one of the lists is empty: that would take away what they gave before
   */
  assign({ principals, permissionSets, accounts }: AssignProps): AccountAssignment[] {
    refuseEmpty(this, { principals, permissionSets, accounts });
    return permissionSets.flatMap((permissionSet) =>
      principals.flatMap((principal) => permissionSet.grantTo(principal, accounts)),
    );
  }

  /** What to do where there is not exactly one instance. */
  protected lookupAdvice(): LookupAdvice {
    return {
      none: "Give the AWS provider the home Region of the instance",
      several: "Name the right one, with IdentityCenter.fromArn",
    };
  }

  /** The name of the look-up in Terraform. */
  protected lookupName(): string {
    return resourceName("identity-center", this);
  }

  private lookUp(): Instance & { readonly local: Instance } {
    const instances = this.addLookup(onlyOne(this.lookupAdvice()));
    const lookup = `data.aws_ssoadmin_instances.${this.lookupName()}`;
    const token = (attribute: string) => Token.asString(instances.interpolationForAttribute(attribute));
    const arn = token("arns[0]");
    return {
      arn,
      identityStoreId: token("identity_store_ids[0]"),
      partition: partitionOf(arn),
      local: {
        arn: expression(`${lookup}.arns[0]`),
        identityStoreId: expression(`${lookup}.identity_store_ids[0]`),
        partition: expression(`split(":", ${lookup}.arns[0])[1]`),
      },
    };
  }

  private lookUpStore(arn: string): Instance & { readonly local: Instance } {
    const { arns, identityStoreIds } = this.addLookup(isThere(arn));
    const place = Token.asNumber(Fn.index(arns, arn));
    return named(arn, Fn.element(identityStoreIds, place) as string);
  }

  /** ListInstances also returns account instances, so the first of several may be the wrong one: never take it. */
  private addLookup(postcondition: TerraformCondition): DataAwsSsoadminInstances {
    const instances = new DataAwsSsoadminInstances(this, "Instances", {
      provider: this.provider,
      lifecycle: { postcondition: [postcondition] },
    });
    instances.overrideLogicalId(this.lookupName());
    return instances;
  }
}

/** A condition of Terraform, and what it says where it does not hold. */
interface TerraformCondition {
  readonly condition: string;
  readonly errorMessage: string;
}

function named(arn: string, identityStoreId: string): Instance & { readonly local: Instance } {
  const given = { arn: terraformText(arn), identityStoreId, partition: partitionOf(arn) };
  return { ...given, local: given };
}

function partitionOf(arn: string): string {
  return holdsToken(arn) ? (Fn.element(Fn.split(":", arn), 1) as string) : (arn.split(":")[1] ?? "aws");
}

const onlyOne = ({ none, several }: LookupAdvice): TerraformCondition => ({
  condition: expression("length(self.arns) == 1"),
  errorMessage: [
    "Expected exactly one instance of IAM Identity Center in this Region, found ${length(self.arns)}",
    '${length(self.arns) == 0 ? "" : ": ${join(", ", self.arns)}"}. ',
    `\${length(self.arns) == 0 ? "${none}, and check that the credentials belong to the management account or the delegated administrator." : "${several}."}`,
  ].join(""),
});

const isThere = (arn: string) => ({
  condition: expression(`contains(self.arns, "${arn}")`),
  errorMessage: `There is no instance ${arn} in this Region; found: \${join(", ", self.arns)}.`,
});
