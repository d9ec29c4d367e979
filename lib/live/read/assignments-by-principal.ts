import type { PrincipalType } from "../../access/account-assignment";
import { required, type Aws } from "../aws/aws";
import { listAll } from "../aws/pages";
import { awsErrorName } from "../errors/explain";
import type { LiveAccountAssignment, LiveInstance } from "../instance";
import { forEachWithProgress, type OnProgress } from "../progress";

/** A user or a group, by id. */
export interface PrincipalId {
  readonly type: PrincipalType;
  readonly id: string;
}

/** The account assignments that principals have themselves. Only the management account may ask this way. */
export async function readAssignmentsByPrincipal(
  aws: Aws,
  instance: LiveInstance,
  principals: readonly PrincipalId[],
  onProgress?: OnProgress,
): Promise<readonly LiveAccountAssignment[]> {
  const options = { onProgress, perSecond: aws.perSecond("sso-admin") };
  const rows = await forEachWithProgress("account assignments", principals, options, (principal) =>
    readPrincipal(aws, instance, principal),
  );
  return rows.flat();
}

/**
 * For a user AWS also answers with what the user has through groups; those rows name the group and are left out here.
 */
async function readPrincipal(
  aws: Aws,
  { arn: InstanceArn }: LiveInstance,
  { type, id }: PrincipalId,
): Promise<readonly LiveAccountAssignment[]> {
  const input = { InstanceArn, PrincipalId: id, PrincipalType: type };
  try {
    const rows = await listAll(
      aws,
      "sso-admin",
      "ListAccountAssignmentsForPrincipal",
      input,
      ({ AccountAssignments }) =>
        AccountAssignments?.map((row) => ({
          principalType: required(row.PrincipalType, "AccountAssignment.PrincipalType"),
          principalId: required(row.PrincipalId, "AccountAssignment.PrincipalId"),
          permissionSetArn: required(row.PermissionSetArn, "AccountAssignment.PermissionSetArn"),
          accountId: required(row.AccountId, "AccountAssignment.AccountId"),
        })),
    );
    return rows.filter(({ principalType, principalId }) => principalType === type && principalId === id);
  } catch (error) {
    // It was deleted. What it left behind is found by pair, by those who need it.
    if (awsErrorName(error) === "ResourceNotFoundException") return [];
    throw error;
  }
}
