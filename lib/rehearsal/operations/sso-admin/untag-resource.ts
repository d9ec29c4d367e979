import { tagsPerPermissionSet } from "../../../config/limits";
import { operation } from "../../protocol/operation";
import { list, required } from "../../protocol/shapes";
import { instanceArn, resourceArn, tagKey } from "./shared/shapes";
import { tagsOf } from "./shared/tagged";

/** Removes tags by their keys; a key that is not there is no error. */
export const untagResource = operation(
  {
    InstanceArn: instanceArn,
    ResourceArn: required(resourceArn),
    TagKeys: required(list(tagKey, 1, tagsPerPermissionSet)),
  },
  (call, input) => {
    const existing = tagsOf(call, input.InstanceArn, input.ResourceArn);
    for (const key of input.TagKeys) existing.delete(key);
    return {};
  },
);
