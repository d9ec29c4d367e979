import type { Construct } from "constructs";
import { AccountAssignmentResource, type AccountAssignmentArguments } from "../account-assignment-resource";

/** An account assignment of an access config: its id is its address (`lib/access/address.ts`). */
export class ConfiguredAccountAssignment extends AccountAssignmentResource {
  /** @param policyAddresses what it comes after */
  constructor(
    scope: Construct,
    id: string,
    args: AccountAssignmentArguments,
    policyAddresses: readonly string[],
  ) {
    super(scope, id, args);
    this.overrideLogicalId(id);
    // Plain addresses, set directly: through the constructor each would become a token with a stack trace of its own.
    if (policyAddresses.length > 0) this.dependsOn = [...policyAddresses];
  }
}
