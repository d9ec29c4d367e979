import { inlinePolicy as inlineLimit, tagsPerPermissionSet, textLimits } from "../../../../config/limits";
import { integer, list, oneOf, required, structure, text } from "../../../protocol/shapes";

/** Shapes of IAM Identity Center's API (model sso-admin 2020-07-20) that several operations share. */
export const instanceArn = text(textLimits.instanceArn);
const permissionSetArn = text(textLimits.permissionSetArn);
export const permissionSetName = text(textLimits.permissionSetName);
export const description = text(textLimits.description);
export const relayState = text(textLimits.relayState);
export const sessionDuration = text({
  min: 1,
  max: 100,
  pattern:
    /^(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)([DW]))?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/,
});
export const inlinePolicy = text({ min: 1, max: inlineLimit.maxBytes, pattern: inlineLimit.pattern });
export const managedPolicyArn = text(textLimits.managedPolicyArn);
export const accountId = text(textLimits.accountId);
export const principalId = text(textLimits.principalId);
export const principalType = oneOf("USER", "GROUP");
const targetType = oneOf("AWS_ACCOUNT");
export const requestId = text({
  min: 36,
  max: 36,
  pattern: /^\b[0-9a-f]{8}\b-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-\b[0-9a-f]{12}\b$/,
});
export const provisioningStatus = oneOf(
  "LATEST_PERMISSION_SET_PROVISIONED",
  "LATEST_PERMISSION_SET_NOT_PROVISIONED",
);
export const statusFilter = structure({ Status: oneOf("IN_PROGRESS", "FAILED", "SUCCEEDED") });
export const customerManagedPolicyReference = structure({
  Name: required(text(textLimits.policyName)),
  Path: text(textLimits.policyPath),
});
export const resourceArn = text({
  min: 10,
  max: 2048,
  pattern:
    /^arn:aws(-[a-z]{1,5}){0,3}:sso::((:instance\/(sso)?ins-[a-zA-Z0-9-.]{16})|(:permissionSet\/(sso)?ins-[a-zA-Z0-9-.]{16}\/ps-[a-zA-Z0-9-./]{16}))$/,
});
export const tagKey = text(textLimits.tagKey);
export const tags = list(
  structure({ Key: required(tagKey), Value: required(text(textLimits.tagValue)) }),
  0,
  tagsPerPermissionSet,
);

/** The members of every list operation. */
export const paging = {
  MaxResults: integer(1, 100),
  NextToken: text({ min: 0, max: 2048, pattern: /^[-a-zA-Z0-9+=/_]*$/ }),
};

/** The members that name a permission set. */
export const permissionSetMembers = {
  InstanceArn: required(instanceArn),
  PermissionSetArn: required(permissionSetArn),
};

/** The members that name an account assignment. */
export const assignmentMembers = {
  ...permissionSetMembers,
  TargetId: required(accountId),
  TargetType: required(targetType),
  PrincipalType: required(principalType),
  PrincipalId: required(principalId),
};
