import { TerraformStack, type TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import type { TextField } from "../config/limits";
import { explainText } from "../config/problems/codes/wording";
import { ExpectedError } from "../config/problems/expected-error";
import { isKnownAtApply } from "../config/tokens";
import { AccountAssignmentResource } from "./account-assignment-resource";
import { checkProps } from "./check-props";
import { expressionOf } from "./expression-of";
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
    refuseSecond(this, [principalType, principalId, accountId], permissionSet);
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

/** By stack: what every account assignment gives, and where it was made. */
const given = new WeakMap<TerraformStack, Map<string, string>>();

/** AWS knows it once: Terraform would make two of it, and to take one away would take the access away. */
function refuseSecond(
  construct: AccountAssignment,
  parts: readonly string[],
  permissionSet: PermissionSetBase,
): void {
  const stack = TerraformStack.of(construct);
  const known = given.get(stack) ?? new Map<string, string>();
  given.set(stack, known);
  const what = JSON.stringify([
    permissionSet.node.path,
    ...parts.map((part) => expressionOf(construct, part)),
  ]);
  const first = known.get(what);
  if (first !== undefined)
    throw new ExpectedError(
      `${construct.node.path}: ${first} gives the same principal the same permission set in the same account already; leave one of the two out, for to take one away later would take the access away.`,
    );
  known.set(what, construct.node.path);
}

function fits(field: TextField, value: unknown): boolean {
  return typeof value === "string" && (isKnownAtApply(value) || explainText(field, value) === undefined);
}
