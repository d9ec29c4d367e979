import { conflict } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { uuid } from "../../world/ids";
import { findStore, groupOf, membershipBetween, userOf } from "./shared/find";
import { identityStoreId, memberId, resourceId } from "./shared/shapes";

/** Puts a user into a group; the same membership twice is a conflict. */
export const createGroupMembership = operation(
  {
    IdentityStoreId: required(identityStoreId),
    GroupId: required(resourceId),
    MemberId: required(memberId),
  },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const groupId = groupOf(store, input.GroupId).id;
    const userId = userOf(store, input.MemberId.UserId).id;
    if (membershipBetween(store, groupId, userId))
      throw conflict("Member and Group relationship already exists.", {
        Reason: "UNIQUENESS_CONSTRAINT_VIOLATION",
      });
    const id = uuid("membership", groupId, userId, call.world.next());
    store.memberships.set(id, { id, groupId, userId, createdAt: call.now });
    return { IdentityStoreId: store.id, MembershipId: id };
  },
);
