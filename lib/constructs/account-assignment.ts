import { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import type { Construct } from "constructs";
import type { IdentityCenter } from "./identity-center";
import type { PermissionSet } from "./permission-set";
import type { Principal } from "./principal";

/** One principal, one permission set, one account. */
export interface AccountAssignmentProps {
  readonly identityCenter: IdentityCenter;
  readonly principal: Principal;
  readonly permissionSet: PermissionSet;
  /** 12-digit id of the account. */
  readonly accountId: string;
}

/** The provider gives up after five minutes; AWS provisions an account's roles one at a time, and queues the rest. */
const timeouts = { create: "30m", delete: "30m" };

/**
 * One account assignment. It is itself the resource, not a wrapper around one: an organization has thousands of them.
 *
 * `id` becomes the resource's name in Terraform, so it has to be an address (`lib/access/address.ts`).
 */
export class AccountAssignment extends SsoadminAccountAssignment {
  constructor(
    scope: Construct,
    id: string,
    { identityCenter, principal, permissionSet, accountId }: AccountAssignmentProps,
  ) {
    super(scope, id, {
      instanceArn: identityCenter.arn,
      permissionSetArn: permissionSet.arn,
      principalId: principal.principalId,
      principalType: principal.principalType,
      targetId: accountId,
      // Left out, some versions of the provider write an id that they cannot read again.
      targetType: "AWS_ACCOUNT",
      timeouts,
    });
    this.overrideLogicalId(id);
    // Plain addresses, set directly: through the constructor each would become a token with a stack trace of its own.
    if (permissionSet.policyAddresses.length > 0) this.dependsOn = [...permissionSet.policyAddresses];
  }

  /**
   * No `//` metadata: an account assignment's path in the tree says no more than its address, and a third of a large
   * stack would be these comments.
   */
  protected override get constructNodeMetadata(): Record<string, never> {
    return {};
  }
}
