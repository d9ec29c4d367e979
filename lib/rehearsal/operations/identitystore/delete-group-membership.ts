import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, membershipOf } from "./shared/find";
import { identityStoreId, resourceId } from "./shared/shapes";

/** Takes a user out of a group. */
export const deleteGroupMembership = operation(
  { IdentityStoreId: required(identityStoreId), MembershipId: required(resourceId) },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    store.memberships.delete(membershipOf(store, input.MembershipId).id);
    return {};
  },
);
