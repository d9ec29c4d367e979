/** What the ARN pattern of a reserved role is made from. */
export interface ReservedRole {
  /** Name of the permission set in AWS. */
  readonly permissionSet: string;
  /**
   * 12-digit account id.
   * @default "*", every account
   */
  readonly accountId?: string;
  /**
   * Partition of the ARN, such as `aws-cn`.
   * @default "aws"
   */
  readonly partition?: string;
}

/**
 * The ARN pattern of the role that IAM Identity Center creates in an account for a permission set, for conditions with
 * `ArnLike` or `StringLike`.
 *
 * The role is `AWSReservedSSO_<name>_<16 hexadecimal digits>`; its digits differ from account to account and change
 * when the role is made anew, and its path holds the Region except where that is us-east-1. The digits are sixteen `?`
 * and no `*`, which would let the pattern of `Dev` match the role of `Dev_Admin` too.
 * Source: IAM Identity Center user guide, "Referencing permission sets in resource policies, Amazon EKS and AWS KMS".
 */
export function reservedRoleArnPattern({
  permissionSet,
  accountId = "*",
  partition = "aws",
}: ReservedRole): string {
  const digits = "?".repeat(16);
  return `arn:${partition}:iam::${accountId}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${permissionSet}_${digits}`;
}
