import type { LiveAccountAssignment } from "../instance";
import type { ManagedResource } from "./managed-resource";
import type { Question } from "./question";

/** The type of resource that is an account assignment. */
export const accountAssignmentType = "aws_ssoadmin_account_assignment";

/** The attributes of an account assignment, `id`, `region` and `timeouts` aside. */
export const accountAssignmentAttributes: readonly string[] = [
  "instance_arn",
  "permission_set_arn",
  "principal_id",
  "principal_type",
  "target_id",
  "target_type",
];

/** The account assignment that a resource stands for; undefined where its id says something else than its attributes. */
export function accountAssignmentOf({ values }: ManagedResource): LiveAccountAssignment | undefined {
  const { principal_type, principal_id, permission_set_arn, target_id, target_type, instance_arn } = values;
  const parts = [principal_id, principal_type, target_id, target_type, permission_set_arn, instance_arn];
  if (target_type !== "AWS_ACCOUNT" || values.id !== parts.map(String).join(",")) return undefined;
  return {
    principalType: principal_type as LiveAccountAssignment["principalType"],
    principalId: String(principal_id),
    permissionSetArn: String(permission_set_arn),
    accountId: String(target_id),
  };
}

/** What a refresh asks about the account assignments of a pair. */
export function pairQuestion(
  InstanceArn: string,
  { accountId: AccountId, permissionSetArn: PermissionSetArn }: LiveAccountAssignment,
): Question {
  return {
    service: "sso-admin",
    operation: "ListAccountAssignments",
    input: { InstanceArn, AccountId, PermissionSetArn },
  };
}
