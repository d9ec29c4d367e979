import { invalid, notFound } from "../../../protocol/errors";
import type { Call } from "../../../protocol/operation";
import { findInstance, permissionSetOf } from "./find";

/**
 * The tags of an instance or a permission set. InstanceArn is optional in the model because applications have none in
 * their ARN; for a permission set the service asks for it.
 */
export function tagsOf(
  call: Call,
  instanceArn: string | undefined,
  resourceArn: string,
): Map<string, string> {
  if (resourceArn.includes(":instance/")) {
    const instance = call.world.instances.get(resourceArn);
    if (!instance) throw notFound(`Instance not found: ${resourceArn}`);
    return instance.tags;
  }
  if (instanceArn === undefined) throw invalid("InstanceArn is required for a permission set.");
  return permissionSetOf(findInstance(call, instanceArn), resourceArn).tags;
}
