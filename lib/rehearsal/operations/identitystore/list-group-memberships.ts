import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, groupOf, listed } from "./shared/find";
import { identityStoreId, paging, resourceId } from "./shared/shapes";
import { shownMembership } from "./shared/shown";

/** The memberships of a group. */
export const listGroupMemberships = operation(
  { IdentityStoreId: required(identityStoreId), GroupId: required(resourceId), ...paging },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const { id } = groupOf(store, input.GroupId);
    const rows = [...store.memberships.values()].filter(({ groupId }) => groupId === id);
    return listed(call, "GroupMemberships", rows, input, shownMembership(store));
  },
);
