import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, membershipBetween, membershipOf } from "./shared/find";
import { identityStoreId, memberId, resourceId } from "./shared/shapes";

/** The id of a membership, by its group and user. */
export const getGroupMembershipId = operation(
  {
    IdentityStoreId: required(identityStoreId),
    GroupId: required(resourceId),
    MemberId: required(memberId),
  },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const found = membershipBetween(store, input.GroupId, input.MemberId.UserId);
    return { IdentityStoreId: store.id, MembershipId: membershipOf(store, found?.id ?? "").id };
  },
);
