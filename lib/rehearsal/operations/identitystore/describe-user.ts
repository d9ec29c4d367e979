import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, userOf } from "./shared/find";
import { identityStoreId, resourceId } from "./shared/shapes";
import { shownUser } from "./shared/shown";

/** One user, by its id. */
export const describeUser = operation(
  { IdentityStoreId: required(identityStoreId), UserId: required(resourceId) },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    return shownUser(store)(userOf(store, input.UserId));
  },
);
