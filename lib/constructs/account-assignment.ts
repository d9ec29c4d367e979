import { TerraformStack, type TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import type { TextField } from "../config/limits";
import { explainText } from "../config/problems/codes/wording";
import { isKnownAtApply } from "../config/tokens";
import { AccountAssignmentResource } from "./account-assignment-resource";
import { checkProps } from "./check-props";
import type { PermissionSetBase } from "./permission-set-base";
import { toPrincipal, type Grantee } from "./principal";
import { resourceName } from "./resource-name";

/** One principal, one permission set, one account. */
export interface AccountAssignmentProps extends Pick<TerraformMetaArguments, "dependsOn" | "lifecycle"> {
  readonly permissionSet: PermissionSetBase;
  /** Who gets access: a `PrincipalLookup`, a resource such as `IdentitystoreGroup`, or a type and an id. */
  readonly principal: Grantee;
  /** 12-digit id of the account; a token for an account that is created in the same app. */
  readonly accountId: string;
}

/**
 * One account assignment. It comes after all policies of its permission set and goes before them, also after those
 * that are added later.
 *
 * @throws {AccessConfigError} where the account's or the principal's id is none
 */
export class AccountAssignment extends AccountAssignmentResource {
  private readonly permissionSet: PermissionSetBase;

  constructor(
    scope: Construct,
    id: string,
    { permissionSet, principal, accountId, dependsOn, lifecycle }: AccountAssignmentProps,
  ) {
    const { principalType, principalId } = toPrincipal(principal);
    const { identityCenter } = permissionSet;
    super(scope, id, {
      instanceArn: identityCenter.arn,
      permissionSetArn: permissionSet.arn,
      principalType,
      principalId,
      targetId: accountId,
      provider: identityCenter.providerFor(scope),
      dependsOn,
      lifecycle,
    });
    this.overrideLogicalId(resourceName("assignment", this));
    this.permissionSet = permissionSet;
    // There are thousands of them: only what is wrong goes the whole way, to get its sentence.
    if (!fits("accountId", accountId) || !fits("principalId", principalId))
      checkProps(this, { accounts: { accountId }, users: { principal: { id: principalId } } }, 1);
  }

  override get terraformMetaArguments(): Record<string, unknown> {
    // cdktf declares a map of anything.
    const all = super.terraformMetaArguments as Record<string, unknown>;
    // In another stack these addresses mean nothing; there the whole stack comes after the permission set's.
    const policies =
      TerraformStack.of(this) === TerraformStack.of(this.permissionSet)
        ? this.permissionSet.policyAddresses
        : [];
    const dependsOn = [...new Set([...(this.dependsOn ?? []), ...policies])];
    return { ...all, ...(dependsOn.length > 0 && { dependsOn }) };
  }
}

function fits(field: TextField, value: unknown): boolean {
  return typeof value === "string" && (isKnownAtApply(value) || explainText(field, value) === undefined);
}
