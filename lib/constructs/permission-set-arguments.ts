import type { CustomerManagedPolicy, ManagedPolicy, PermissionSetConfig } from "../config/checked-config";
import type { PermissionSetArguments, PolicyReference } from "./permission-set-resources";
import { terraformText } from "./terraform-text";

/** The settings of a permission set that are no policies. */
type Settings = Pick<PermissionSetConfig, "name" | "description" | "sessionDuration" | "relayState" | "tags">;

/** A permission set itself as Terraform has to read it; the session duration is in its ISO form already. */
export function toArguments({
  name,
  description,
  sessionDuration,
  relayState,
  tags,
}: Settings): PermissionSetArguments {
  const pairs = Object.entries(tags).map(
    ([tag, value]) => [terraformText(tag), terraformText(value)] as const,
  );
  return {
    name: terraformText(name),
    description: description && terraformText(description),
    sessionDuration,
    relayState: relayState && terraformText(relayState),
    tags: pairs.length > 0 ? Object.fromEntries(pairs) : undefined,
  };
}

/** The ARN of an AWS managed policy, in the partition of the instance unless the policy brings one. */
export function managedPolicyArn(policy: ManagedPolicy, partition: string): string {
  return `arn:${policy.partition ?? partition}:iam::aws:policy${policy.path}${policy.name}`;
}

/** A customer managed policy as Terraform has to read it. */
export function referenceTo({ name, path }: CustomerManagedPolicy): PolicyReference {
  return { name: terraformText(name), path: terraformText(path) };
}
