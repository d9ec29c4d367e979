import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, listed, userOf } from "./shared/find";
import { identityStoreId, memberId, paging } from "./shared/shapes";
import { shownMembership } from "./shared/shown";

/** The memberships of a user. */
export const listGroupMembershipsForMember = operation(
  { IdentityStoreId: required(identityStoreId), MemberId: required(memberId), ...paging },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const { id } = userOf(store, input.MemberId.UserId);
    const rows = [...store.memberships.values()].filter(({ userId }) => userId === id);
    return listed(call, "GroupMemberships", rows, input, shownMembership(store));
  },
);
