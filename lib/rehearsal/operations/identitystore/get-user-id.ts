import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, userOf } from "./shared/find";
import { findBy, userLookup } from "./shared/lookup";
import { alternateIdentifier, identityStoreId } from "./shared/shapes";

/** The id of a user, by its user name, its e-mail address or an external id. */
export const getUserId = operation(
  { IdentityStoreId: required(identityStoreId), AlternateIdentifier: required(alternateIdentifier) },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const found = findBy(store.users.values(), userLookup, input.AlternateIdentifier);
    return { IdentityStoreId: store.id, UserId: userOf(store, found?.id ?? "").id };
  },
);
