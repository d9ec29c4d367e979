import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { taggedAccount } from "./shared/find";
import { resourceId, tags } from "./shared/shapes";

/** Adds tags to an account, or gives them new values. */
export const tagResource = operation(
  { ResourceId: required(resourceId), Tags: required(tags) },
  ({ world }, { ResourceId, Tags }) => {
    const { tags } = taggedAccount(world.organization, ResourceId);
    for (const { Key, Value } of Tags) tags.set(Key, Value);
    return {};
  },
);
