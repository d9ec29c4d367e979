import { inlinePolicy, policiesPerPermissionSet, sessionMinutes, tagsPerPermissionSet } from "../../limits";
import { policyProblemCodes } from "./policies";
import { kindOf, list, show } from "../show";
import { duplicate, error, text, thousands, unused, warning, type Rule } from "./wording";

/** Problems of permission sets. */
export const permissionSetCodes = {
  // Permission sets
  "invalid-permission-set-name": text("the permission set name", "permissionSetName"),
  "duplicate-permission-set-name": duplicate("the permission set name"),
  "existing-with-settings": error(
    ({ settings }: { settings: readonly string[] }) =>
      `a permission set with \`existing: true\` is looked up and never changed, so it takes no ${list(settings)}; remove them, or remove \`existing\`.`,
  ),
  "invalid-description": text("the description", "description"),
  "invalid-relay-state": text("the relay state", "relayState"),
  "invalid-session-duration": error(
    ({ value, minutes }: { value: string; minutes?: number }) =>
      `the session duration ${show(value)} ${minutes === undefined ? "is not a duration" : `is ${minutes} minutes`}; allowed: ${sessionMinutes.min / 60} to ${sessionMinutes.max / 60} hours, as 4h, 90m, 1h30m or PT4H.`,
  ),
  "invalid-tag-key": text("the tag key", "tagKey"),
  "invalid-tag-value": text("the tag value", "tagValue"),
  "reserved-tag-key": error(
    ({ value }: { value: string }) =>
      `the tag key ${show(value)} begins with aws:, which AWS keeps for itself; choose another.`,
  ),
  "too-many-tags": error(
    ({ count }: { count: number }) => `has ${count} tags; allowed: at most ${tagsPerPermissionSet}.`,
  ),
  "invalid-managed-policy": error(
    ({ value }: { value: string }) =>
      `the AWS managed policy ${show(value)} is none; allowed: a name (ReadOnlyAccess), a path and a name (job-function/Billing), or an ARN (arn:aws:iam::aws:policy/…). Policies of an account of yours belong in customerManagedPolicies.`,
  ),
  "unknown-managed-policy": warning(
    ({ value, hint, published }: { value: string; hint: string; published: string }) =>
      `there was no AWS managed policy ${show(value)} on ${published}, and attaching one that does not exist fails.${hint}`,
  ),
  "invalid-policy-name": text("the policy name", "policyName"),
  "invalid-policy-path": text("the policy path", "policyPath"),
  "policy-comma": error(
    ({ value }: { value: string }) =>
      `${show(value)} holds a comma: IAM allows it, but Terraform's id of the attachment is split at commas and could not be read again. Rename the policy.`,
  ),
  "duplicate-policy": error(
    ({ value }: { value: string }) => `the policy ${show(value)} is attached twice; name it once.`,
  ),
  "too-many-policies": error(
    ({ count }: { count: number }) =>
      `has ${count} managed policies; allowed: at most ${policiesPerPermissionSet.max}, AWS managed and customer managed together. Move some into the inline policy.`,
  ),
  "many-policies": warning(
    ({ count }: { count: number }) =>
      `has ${count} managed policies; IAM allows ${policiesPerPermissionSet.iamDefault} per role unless the quota is raised in every account that it reaches.`,
  ),
  "permissions-boundary": error(
    ({ count }: { count: number }) =>
      `a permissions boundary names ${count === 0 ? "no policy" : "two policies"}; allowed: exactly one of managedPolicy and customerManagedPolicy.`,
  ),
  "inline-policy-not-json": error(
    ({ reason }: { reason: string }) => `the inline policy is no JSON: ${reason}.`,
  ),
  "inline-policy-form": error(
    ({ value }: { value: unknown }) =>
      `the inline policy is ${kindOf(value)} without a Statement; allowed: a policy, { "Version": "2012-10-17", "Statement": […] }.`,
  ),
  "inline-policy-characters": error(
    ({ character }: { character: string }) =>
      `the inline policy holds the character ${show(character)}; allowed: ${inlinePolicy.allowed}.`,
  ),
  "inline-policy-length": error(
    ({ count }: { count: number }) =>
      `the inline policy has ${thousands(count)} characters that are not white space; allowed: at most ${thousands(inlinePolicy.maxNonWhitespace)}. Shorten it, or move statements to a managed policy.`,
  ),
  "inline-policy-size": error(
    ({ count }: { count: number }) =>
      `the inline policy has ${thousands(count)} bytes; allowed: at most ${thousands(inlinePolicy.maxBytes)}.`,
  ),
  ...policyProblemCodes,
  "policy-file-not-found": error(
    ({ file, looked }: { file: string; looked: string }) =>
      `the policy file ${show(file)} cannot be read (looked in ${looked}); paths are relative to the access config.`,
  ),
  "policy-file-outside": error(
    ({ file }: { file: string }) =>
      `the policy file ${show(file)} lies outside the folder of the access config; put it below that folder.`,
  ),
  "unused-user": unused("user"),
  "unused-group": unused("group"),
  "unused-account": unused("account"),
  "unused-account-group": unused("account group"),
} as const satisfies Record<string, Rule>;
