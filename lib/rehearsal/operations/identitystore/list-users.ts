import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, listed } from "./shared/find";
import { filtered, userLookup } from "./shared/lookup";
import { filters, identityStoreId, paging } from "./shared/shapes";
import { shownUser } from "./shared/shown";

/** The users, or the one that a filter names. */
export const listUsers = operation(
  { IdentityStoreId: required(identityStoreId), Filters: filters, ...paging },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const users = filtered(store.users.values(), userLookup, input.Filters);
    return listed(call, "Users", users, input, shownUser(store));
  },
);
