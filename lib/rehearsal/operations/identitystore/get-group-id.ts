import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, groupOf } from "./shared/find";
import { findBy, groupLookup } from "./shared/lookup";
import { alternateIdentifier, identityStoreId } from "./shared/shapes";

/** The id of a group, by its display name or an external id. */
export const getGroupId = operation(
  { IdentityStoreId: required(identityStoreId), AlternateIdentifier: required(alternateIdentifier) },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const found = findBy(store.groups.values(), groupLookup, input.AlternateIdentifier);
    return { IdentityStoreId: store.id, GroupId: groupOf(store, found?.id ?? "").id };
  },
);
