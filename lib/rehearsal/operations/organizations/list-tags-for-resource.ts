import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { listed, missing } from "./shared/find";
import { nextToken, resourceId } from "./shared/shapes";

/** Only accounts have tags here: nothing that the rehearsal serves reads the tags of an organizational unit. */
export const listTagsForResource = operation(
  { ResourceId: required(resourceId), NextToken: nextToken },
  (call, input) => {
    const { accounts, organizationalUnits, rootId } = call.world.organization;
    const tags = accounts.get(input.ResourceId)?.tags;
    if (!tags && input.ResourceId !== rootId && !organizationalUnits.has(input.ResourceId))
      throw missing("Target", "a target");
    return listed(call, "Tags", [...(tags ?? [])], input, ([Key, Value]) => ({ Key, Value }));
  },
);
