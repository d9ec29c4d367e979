import { operation } from "../../protocol/operation";
import { list, required } from "../../protocol/shapes";
import { findStore, groupOf, membershipBetween, userOf } from "./shared/find";
import { identityStoreId, memberId, resourceId } from "./shared/shapes";

/** For each group, whether the user is in it. */
export const isMemberInGroups = operation(
  {
    IdentityStoreId: required(identityStoreId),
    MemberId: required(memberId),
    GroupIds: required(list(resourceId, 1, 100)),
  },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const userId = userOf(store, input.MemberId.UserId).id;
    return {
      Results: input.GroupIds.map((id) => ({
        GroupId: groupOf(store, id).id,
        MemberId: { UserId: userId },
        MembershipExists: membershipBetween(store, id, userId) !== undefined,
      })),
    };
  },
);
