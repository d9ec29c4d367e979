import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, userOf } from "./shared/find";
import { identityStoreId, resourceId } from "./shared/shapes";

/** The user's group memberships go with it; its account assignments stay behind: terraform-provider-aws #19341. */
export const deleteUser = operation(
  { IdentityStoreId: required(identityStoreId), UserId: required(resourceId) },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const { id } = userOf(store, input.UserId);
    store.users.delete(id);
    for (const membership of [...store.memberships.values()])
      if (membership.userId === id) store.memberships.delete(membership.id);
    return {};
  },
);
