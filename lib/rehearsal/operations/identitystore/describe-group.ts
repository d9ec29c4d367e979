import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findStore, groupOf } from "./shared/find";
import { identityStoreId, resourceId } from "./shared/shapes";
import { shownGroup } from "./shared/shown";

/** One group, by its id. */
export const describeGroup = operation(
  { IdentityStoreId: required(identityStoreId), GroupId: required(resourceId) },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    return shownGroup(store)(groupOf(store, input.GroupId));
  },
);
