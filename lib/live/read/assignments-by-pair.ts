import { required, type Aws } from "../aws/aws";
import { listAll } from "../aws/pages";
import type { LiveAccountAssignment, LiveInstance } from "../instance";
import { forEachWithProgress, type OnProgress } from "../progress";
import { orChanged, type Pair } from "./provisioning";

/** The account assignments of pairs: of every principal, deleted ones as well. */
export async function readAssignmentsByPair(
  aws: Aws,
  instance: LiveInstance,
  pairs: readonly Pair[],
  onProgress?: OnProgress,
): Promise<readonly LiveAccountAssignment[]> {
  const options = { onProgress, perSecond: aws.perSecond("sso-admin") };
  const rows = await forEachWithProgress("account assignments", pairs, options, (pair) =>
    orChanged("A permission set was deleted", () => readPair(aws, instance, pair)),
  );
  return rows.flat();
}

/** The account assignments of one permission set in one account. */
export function readPair(
  aws: Aws,
  { arn: InstanceArn }: LiveInstance,
  { permissionSetArn, accountId }: Pair,
): Promise<readonly LiveAccountAssignment[]> {
  const input = { InstanceArn, AccountId: accountId, PermissionSetArn: permissionSetArn };
  return listAll(aws, "sso-admin", "ListAccountAssignments", input, ({ AccountAssignments }) =>
    AccountAssignments?.map(({ PrincipalType, PrincipalId }) => ({
      principalType: required(PrincipalType, "AccountAssignment.PrincipalType"),
      principalId: required(PrincipalId, "AccountAssignment.PrincipalId"),
      permissionSetArn,
      accountId,
    })),
  );
}
