import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { uuid } from "../../world/ids";
import { findStore } from "./shared/find";
import { checkGroupIsUnique } from "./shared/groups";
import { groupDisplayName, identityStoreId, sensitiveText } from "./shared/shapes";

/** Creates a group. Its display name is unique without regard to case. */
export const createGroup = operation(
  {
    IdentityStoreId: required(identityStoreId),
    DisplayName: groupDisplayName,
    Description: sensitiveText,
  },
  (call, { IdentityStoreId, DisplayName, Description }) => {
    const store = findStore(call, IdentityStoreId);
    const group = {
      id: uuid("group", store.id, DisplayName ?? "", call.world.next()),
      displayName: DisplayName,
      description: Description,
      externalIds: [],
      createdAt: call.now,
      updatedAt: call.now,
    };
    checkGroupIsUnique(store, group.id, DisplayName);
    store.groups.set(group.id, group);
    return { IdentityStoreId, GroupId: group.id };
  },
);
