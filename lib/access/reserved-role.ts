import { ExpectedError } from "../config/problems/expected-error";
import { show } from "../config/problems/show";

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
 *
 * @throws {ExpectedError} where a part is no text, as from a variable that is not set: the pattern would match nothing
 */
export function reservedRoleArnPattern({
  permissionSet,
  accountId = "*",
  partition = "aws",
}: ReservedRole): string {
  for (const [name, value] of Object.entries({ permissionSet, accountId, partition }))
    if (typeof value !== "string" || value === "")
      throw new ExpectedError(`The ${name} of a reserved role is ${show(value)}; allowed: a text.`);
  const digits = "?".repeat(16);
  return `arn:${partition}:iam::${accountId}:role${reservedRolePathPrefix}*AWSReservedSSO_${permissionSet}_${digits}`;
}

/** How a reserved role is found among an account's roles. */
export interface ReservedRoleSearch {
  /**
   * For conditions with `ArnLike` on `aws:PrincipalArn`, in IAM and resource policies and in KMS key policies, whose
   * `Principal` takes no pattern: that is the account then, and the condition narrows it.
   */
  readonly arnPattern: string;
  /** Regular expression of the role's name, of this permission set and no other. */
  readonly nameRegex: string;
  /** The path below which the role lies. In us-east-1 it ends there; elsewhere the Region follows. */
  readonly pathPrefix: string;
}

/** The path of all reserved roles. */
const reservedRolePathPrefix = "/aws-reserved/sso.amazonaws.com/";

/**
 * What finds the role of a permission set, for those who want its ARN itself: access entries of Amazon EKS want it with
 * its path, the `aws-auth` ConfigMap wants it without (`reservedRoleArnWithoutPath`). Its digits are known only once
 * AWS has provisioned it in the account; `data.aws_iam_roles` and `aws iam list-roles` find it by these.
 */
export function reservedRoleSearch(role: ReservedRole): ReservedRoleSearch {
  return {
    arnPattern: reservedRoleArnPattern(role),
    nameRegex: `^AWSReservedSSO_${escapeRegex(role.permissionSet)}_[0-9a-f]{16}$`,
    pathPrefix: reservedRolePathPrefix,
  };
}

/** A reserved role's ARN as the `aws-auth` ConfigMap of Amazon EKS wants it: without the path. */
export function reservedRoleArnWithoutPath(arn: string): string {
  return arn.replace(/:role\/.*\//, ":role/");
}

/** Of the characters that a permission set's name may have, these mean something in a regular expression. */
function escapeRegex(name: string): string {
  return name.replace(/[.+]/g, "\\$&");
}
