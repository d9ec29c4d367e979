import { toIsoDuration, toMinutes } from "../../config/check/session-duration";
import { sessionMinutes } from "../../config/limits";
import type { PermissionSetSpec } from "../../config/schema";
import { compare } from "../../organization/compare";
import type { LivePermissionSet, LivePolicyReference } from "../instance";

/** Characters of an inline policy from which on it is easier to read in a file of its own. */
const longInlinePolicy = 600;

/** A permission set as a config says it, with the file of its inline policy where that is long. */
export interface WrittenPermissionSet {
  readonly spec: PermissionSetSpec;
  /** Name and text of the policy file that `spec` names. */
  readonly file?: readonly [name: string, text: string];
}

/**
 * A permission set with all its parts as a config says it. What AWS allowed once and the checks refuse stays as it is:
 * it is theirs to say so.
 * @param partition of the instance: policies of another one keep their ARN
 * @param policyFile where a long inline policy goes, relative to the document
 */
export function permissionSetSpec(
  set: LivePermissionSet,
  key: string,
  { partition, policyFile }: { readonly partition: string; readonly policyFile: string },
): WrittenPermissionSet {
  const policy = set.inlinePolicy === undefined ? undefined : readPolicy(set.inlinePolicy);
  const inFile = policy !== undefined && JSON.stringify(policy).length > longInlinePolicy;
  const tags = Object.entries(set.tags).filter(([tag]) => !isAwsTag(tag));
  const boundary = set.permissionsBoundary;
  return {
    spec: {
      ...nameOf(set, key),
      ...(set.description !== undefined && { description: set.description }),
      ...sessionOf(set),
      ...(set.relayState !== undefined && { relayState: set.relayState }),
      ...(tags.length > 0 && { tags: Object.fromEntries(tags.sort(([a], [b]) => compare(a, b))) }),
      ...(set.managedPolicies.length > 0 && {
        managedPolicies: set.managedPolicies.map((arn) => shortArn(arn, partition)),
      }),
      ...(set.customerManagedPolicies.length > 0 && {
        customerManagedPolicies: set.customerManagedPolicies.map(reference),
      }),
      ...(policy !== undefined && { inlinePolicy: inFile ? { file: policyFile } : policy }),
      ...(boundary && {
        permissionsBoundary:
          "managedPolicyArn" in boundary
            ? { managedPolicy: shortArn(boundary.managedPolicyArn, partition) }
            : { customerManagedPolicy: reference(boundary.customerManagedPolicy) },
      }),
    },
    ...(inFile && { file: [policyFile, `${JSON.stringify(policy, undefined, 2)}\n`] as const }),
  };
}

/** A permission set that is owned elsewhere. */
export function existingSpec(set: LivePermissionSet, key: string): PermissionSetSpec {
  return { ...nameOf(set, key), existing: true };
}

/** Whether a plan would write the session of a permission set in another way than AWS has it: `PT90M` as `PT1H30M`. */
export function isRespelled({ sessionDuration }: LivePermissionSet): boolean {
  return (toIsoDuration(sessionDuration) ?? sessionDuration) !== sessionDuration;
}

/** Tags that AWS itself sets, such as CloudFormation's; the AWS provider leaves them alone. */
export function isAwsTag(tag: string): boolean {
  return /^aws:/i.test(tag);
}

function nameOf({ name }: LivePermissionSet, key: string): { readonly name?: string } {
  return name === key ? {} : { name };
}

function sessionOf({ sessionDuration }: LivePermissionSet): { readonly sessionDuration?: string } {
  const minutes = toMinutes(sessionDuration);
  if (minutes === undefined) return { sessionDuration };
  if (minutes === sessionMinutes.default) return {};
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return { sessionDuration: `${hours > 0 ? `${hours}h` : ""}${rest > 0 || hours === 0 ? `${rest}m` : ""}` };
}

/** `job-function/Billing` for `arn:aws:iam::aws:policy/job-function/Billing`. */
function shortArn(arn: string, partition: string): string {
  const prefix = `arn:${partition}:iam::aws:policy/`;
  const short = arn.startsWith(prefix) ? arn.slice(prefix.length) : arn;
  return short.startsWith("arn:") ? arn : short;
}

function reference({ name, path }: LivePolicyReference): { readonly name: string; readonly path?: string } {
  return path === "/" ? { name } : { name, path };
}

type Policy = Exclude<NonNullable<PermissionSetSpec["inlinePolicy"]>, { file: string }>;

/** What is no JSON stays text, and the checks say what is wrong with it. */
function readPolicy(text: string): Policy {
  try {
    const policy = JSON.parse(text) as unknown;
    const isMap = policy !== null && typeof policy === "object" && !Array.isArray(policy);
    return isMap && !Object.hasOwn(policy, "file") ? (policy as Policy) : text;
  } catch {
    return text;
  }
}
