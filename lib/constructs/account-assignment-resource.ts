import {
  SsoadminAccountAssignment,
  type SsoadminAccountAssignmentConfig,
} from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import type { Construct } from "constructs";

/** The provider gives up after five minutes; AWS provisions an account's roles one at a time, and queues the rest. */
const timeouts = { create: "30m", delete: "30m" };

/** What differs from one account assignment to another. */
export type AccountAssignmentArguments = Pick<
  SsoadminAccountAssignmentConfig,
  | "instanceArn"
  | "permissionSetArn"
  | "principalId"
  | "principalType"
  | "targetId"
  | "provider"
  | "dependsOn"
  | "lifecycle"
>;

/** One account assignment. It is itself the resource, not a wrapper around one: an organization has thousands of them. */
export class AccountAssignmentResource extends SsoadminAccountAssignment {
  constructor(scope: Construct, id: string, args: AccountAssignmentArguments) {
    // Left out, the target type makes some versions of the provider write an id that they cannot read again.
    super(scope, id, { ...args, targetType: "AWS_ACCOUNT", timeouts });
  }

  /**
   * No `//` metadata: an account assignment's path in the tree says no more than its address, and a third of a large
   * stack would be these comments.
   */
  protected override get constructNodeMetadata(): Record<string, never> {
    return {};
  }
}
