import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { listed } from "./shared/find";
import { instanceArn, paging, resourceArn } from "./shared/shapes";
import { tagsOf } from "./shared/tagged";

/** The tags of an instance or a permission set. */
export const listTagsForResource = operation(
  { InstanceArn: instanceArn, ResourceArn: required(resourceArn), NextToken: paging.NextToken },
  (call, input) => {
    const tags = [...tagsOf(call, input.InstanceArn, input.ResourceArn)];
    return listed(call, "Tags", tags, input, ([Key, Value]) => ({ Key, Value }));
  },
);
