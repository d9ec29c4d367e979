import { invalid } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { validate } from "../../protocol/validate";
import { findStore, groupOf } from "./shared/find";
import { checkGroupIsUnique } from "./shared/groups";
import { groupDisplayName, identityStoreId, operations, resourceId, sensitiveText } from "./shared/shapes";
import { textOf } from "./shared/update";

/** Changes the display name and the description of a group; nothing else of it can be changed. */
export const updateGroup = operation(
  {
    IdentityStoreId: required(identityStoreId),
    GroupId: required(resourceId),
    Operations: required(operations),
  },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const group = groupOf(store, input.GroupId);
    const changed = { DisplayName: group.displayName, Description: group.description };
    for (const { AttributePath, AttributeValue } of input.Operations) {
      const name = AttributePath.toLowerCase();
      if (name === "displayname") changed.DisplayName = textOf(AttributeValue);
      else if (name === "description") changed.Description = textOf(AttributeValue);
      else throw invalid(`The attribute ${AttributePath} cannot be updated`);
    }
    validate({ DisplayName: groupDisplayName, Description: sensitiveText }, changed);
    checkGroupIsUnique(store, group.id, changed.DisplayName);
    group.displayName = changed.DisplayName;
    group.description = changed.Description;
    group.updatedAt = call.now;
    return {};
  },
);
