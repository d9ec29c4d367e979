import { DataAwsSsoadminPermissionSet } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-permission-set";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { textLimits } from "../config/limits";
import { explainText } from "../config/problems/codes/wording";
import { ExpectedError } from "../config/problems/expected-error";
import { show } from "../config/problems/show";
import { isKnownAtApply } from "../config/tokens";
import { checkProps } from "./check-props";
import type { IdentityCenter } from "./identity-center";
import { PermissionSetBase } from "./permission-set-base";
import { resourceName } from "./resource-name";
import { terraformText } from "./terraform-text";

/** A permission set that is owned elsewhere, by its name or its ARN. */
export type ExistingPermissionSetProps = {
  /** The instance that it belongs to. */
  readonly identityCenter: IdentityCenter;
} & ({ readonly name: string } | { readonly arn: string });

/**
 * A permission set that is owned elsewhere: looked up at plan time, never changed; a missing one fails the plan.
 *
 * @throws {AccessConfigError} where the name is none, `ExpectedError` where the ARN is none
 */
export class ExistingPermissionSet extends PermissionSetBase {
  readonly identityCenter: IdentityCenter;
  readonly permissionSetName: string;
  readonly arn: string;
  readonly policyAddresses: readonly string[] = [];

  constructor(scope: Construct, id: string, { identityCenter, ...which }: ExistingPermissionSetProps) {
    super(scope, id);
    this.identityCenter = identityCenter;
    if ("name" in which)
      checkProps(this, { permissionSets: { set: { existing: true, name: orNothing(which.name) } } }, 2);
    else checkArn(this, orNothing(which.arn));
    const found = new DataAwsSsoadminPermissionSet(this, "PermissionSet", {
      provider: identityCenter.providerFor(this),
      instanceArn: identityCenter.arn,
      ...("name" in which ? { name: terraformText(which.name) } : { arn: terraformText(which.arn) }),
    });
    found.overrideLogicalId(resourceName("set", this));
    const token = (attribute: string) => Token.asString(found.interpolationForAttribute(attribute));
    this.permissionSetName = "name" in which ? which.name : token("name");
    this.arn = token("arn");
  }
}

/** From plain JavaScript, or from a variable that is not set: what is not there is no name either. */
function orNothing(text: string | undefined): string {
  return text ?? "";
}

function checkArn({ node }: Construct, arn: string): void {
  const wrong =
    typeof arn !== "string"
      ? "is no text"
      : isKnownAtApply(arn)
        ? undefined
        : explainText("permissionSetArn", arn);
  if (wrong === undefined) return;
  throw new ExpectedError(
    `${node.path}: the permission set ${show(arn)} ${wrong}; allowed: ${textLimits.permissionSetArn.allowed}.`,
  );
}
