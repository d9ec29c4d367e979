import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, listed } from "./shared/find";
import { filtered, groupLookup } from "./shared/lookup";
import { filters, identityStoreId, paging } from "./shared/shapes";
import { shownGroup } from "./shared/shown";

/** The groups, or the one that a filter names. */
export const listGroups = operation(
  { IdentityStoreId: required(identityStoreId), Filters: filters, ...paging },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const groups = filtered(store.groups.values(), groupLookup, input.Filters);
    return listed(call, "Groups", groups, input, shownGroup(store));
  },
);
