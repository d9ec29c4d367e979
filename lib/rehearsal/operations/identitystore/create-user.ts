import { invalid } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import type { UserAttributes } from "../../world/identity-store";
import { uuid } from "../../world/ids";
import { checkUserIsUnique, requiredUserAttributes } from "./shared/users";
import { findStore } from "./shared/find";
import { identityStoreId, userAttributes, userName } from "./shared/shapes";

/** The model asks for less than the service does: a user needs UserName, DisplayName and both parts of Name. */
export const createUser = operation(
  { IdentityStoreId: required(identityStoreId), UserName: userName, ...userAttributes },
  (call, { IdentityStoreId, UserName, ...given }) => {
    const store = findStore(call, IdentityStoreId);
    if (UserName === undefined) throw invalid("userName is a required attribute");
    const missing = requiredUserAttributes(given);
    if (missing.length > 0)
      throw invalid(missing.map((name) => `${name}: The attribute ${name} is required`).join(", "));
    // What the shape does not know must not be kept.
    const known = Object.keys(userAttributes).map((name) => [name, given[name as keyof typeof given]]);
    const attributes = Object.fromEntries(known.filter(([, value]) => value !== undefined && value !== null));
    const user = {
      id: uuid("user", store.id, UserName, call.world.next()),
      attributes: { ...attributes, UserName } as UserAttributes,
      createdAt: call.now,
      updatedAt: call.now,
    };
    checkUserIsUnique(store, user.id, user.attributes);
    store.users.set(user.id, user);
    return { IdentityStoreId, UserId: user.id };
  },
);
