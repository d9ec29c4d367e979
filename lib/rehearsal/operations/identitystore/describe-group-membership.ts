import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, membershipOf } from "./shared/find";
import { identityStoreId, resourceId } from "./shared/shapes";
import { shownMembership } from "./shared/shown";

/** One membership, by its id. */
export const describeGroupMembership = operation(
  { IdentityStoreId: required(identityStoreId), MembershipId: required(resourceId) },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    return shownMembership(store)(membershipOf(store, input.MembershipId));
  },
);
