import { operation } from "../../protocol/operation";
import { list, required } from "../../protocol/shapes";
import { taggedAccount } from "./shared/find";
import { resourceId, tagKey } from "./shared/shapes";

/** Removes tags of an account by their keys; a key that is not there is no error. */
export const untagResource = operation(
  { ResourceId: required(resourceId), TagKeys: required(list(tagKey)) },
  ({ world }, { ResourceId, TagKeys }) => {
    const { tags } = taggedAccount(world.organization, ResourceId);
    for (const key of TagKeys) tags.delete(key);
    return {};
  },
);
