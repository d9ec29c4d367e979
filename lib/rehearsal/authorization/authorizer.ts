import { callerArn } from "../protocol/credentials";
import { ServiceError } from "../protocol/errors";
import { checkedPolicies, type Policies } from "./check-policies";
import { managementAccountPermissions } from "./management-account";
import type { AskedCall, Permission } from "./permission";
import { permissionsOf } from "./permissions-of";
import { decide, type Statement } from "./statement";

/** What the caller's policies say of a call that they allow. */
export interface Authorized {
  /** What was asked of the policies; none where the caller has no policy. */
  readonly permissions?: readonly Permission[];
  /** The asynchronous request that the call starts ends FAILED with this reason. */
  readonly failureReason?: string;
}

/**
 * Holds the callers to their policies. A caller that has none, when `*` has none either, may do everything.
 * The result throws AccessDeniedException, in AWS's words, for what the policies of the caller do not allow.
 */
export function authorizer(policies: Policies): (accessKeyId: string, call: AskedCall) => Authorized {
  const statementsOf = checkedPolicies(policies);
  return (accessKeyId, call) => {
    const statements = statementsOf.get(accessKeyId) ?? statementsOf.get("*");
    if (!statements) return {};
    const permissions = permissionsOf(call);
    const denial = denialOf(statements, permissions, call);
    // IAM and STS answer as the query protocol does; the others always with 400.
    if (denial) throw new ServiceError("AccessDeniedException", denial, call.service.version ? 403 : 400);
    const forwarded = managementAccountPermissions(call);
    const refusal = denialOf(statements, forwarded, call);
    return {
      permissions: [...permissions, ...forwarded],
      ...(refusal !== undefined && { failureReason: refusedByIam(refusal) }),
    };
  };
}

/** Why the first permission that is not given is not; the forms are AWS's (IAM user guide, "Access denied errors"). */
function denialOf(
  statements: readonly Statement[],
  permissions: readonly Permission[],
  { callerAccountId }: AskedCall,
): string | undefined {
  for (const permission of permissions) {
    const decision = decide(statements, permission);
    if (decision === "allowed") continue;
    const { action, resource } = permission;
    const because =
      decision === "denied"
        ? "with an explicit deny in an identity-based policy"
        : `because no identity-based policy allows the ${action} action`;
    return `User: ${callerArn(callerAccountId)} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
  }
  return undefined;
}

/** The reason as users report it: terraform-aws-sso-elevator #15, aws-resource-providers #66. */
function refusedByIam(denial: string): string {
  return `Received a 403 status error: Access denied by IAM. Please check your policy, or wait for role propagation to complete. IAM Error: ${denial} (Service: AmazonIdentityManagement; Status Code: 403; Error Code: AccessDenied; Proxy: null)`;
}
