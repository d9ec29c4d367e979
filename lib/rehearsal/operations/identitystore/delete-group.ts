import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, groupOf } from "./shared/find";
import { identityStoreId, resourceId } from "./shared/shapes";

/** The group's group memberships go with it; its account assignments stay behind: terraform-provider-aws #19341. */
export const deleteGroup = operation(
  { IdentityStoreId: required(identityStoreId), GroupId: required(resourceId) },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const { id } = groupOf(store, input.GroupId);
    store.groups.delete(id);
    for (const membership of [...store.memberships.values()])
      if (membership.groupId === id) store.memberships.delete(membership.id);
    return {};
  },
);
