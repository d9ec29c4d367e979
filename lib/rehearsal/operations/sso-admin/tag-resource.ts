import { tagsPerPermissionSet } from "../../../config/limits";
import { overQuota } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { instanceArn, resourceArn, tags } from "./shared/shapes";
import { tagsOf } from "./shared/tagged";

/** Adds tags, or gives them new values. The text beyond the quota is ours. */
export const tagResource = operation(
  { InstanceArn: instanceArn, ResourceArn: required(resourceArn), Tags: required(tags) },
  (call, input) => {
    const existing = tagsOf(call, input.InstanceArn, input.ResourceArn);
    const added = new Set(input.Tags.map(({ Key }) => Key).filter((key) => !existing.has(key)));
    if (existing.size + added.size > tagsPerPermissionSet)
      throw overQuota(
        `You have exceeded AWS SSO limits. Cannot have more than ${tagsPerPermissionSet} tags.`,
      );
    for (const { Key, Value } of input.Tags) existing.set(Key, Value);
    return {};
  },
);
