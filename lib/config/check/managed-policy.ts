import type { ManagedPolicy } from "../checked-config";
import { textLimits } from "../limits";

/**
 * An AWS managed policy from its name (`ReadOnlyAccess`), path and name (`job-function/Billing`) or ARN; undefined
 * where it is none of these. The rule is that of the ARN which comes out.
 */
export function parseManagedPolicy(text: string): ManagedPolicy | undefined {
  const arn = text.startsWith("arn:") ? text : `arn:aws:iam::aws:policy/${text}`;
  const { min, max, pattern } = textLimits.managedPolicyArn;
  if (arn.length < min || arn.length > max || !pattern.test(arn)) return undefined;
  const [, partition] = arn.split(":");
  const resource = arn.slice(arn.indexOf(":policy/") + ":policy".length);
  const slash = resource.lastIndexOf("/") + 1;
  return { path: resource.slice(0, slash), name: resource.slice(slash), ...(arn === text && { partition }) };
}

/** A managed policy as its path and name, without partition: what tells two of them apart. */
export function managedPolicyId({ path, name }: ManagedPolicy): string {
  return `${path}${name}`;
}
