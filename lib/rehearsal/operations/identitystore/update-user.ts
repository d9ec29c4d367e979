import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { validate } from "../../protocol/validate";
import { findStore, userOf } from "./shared/find";
import { identityStoreId, operations, resourceId, userAttributes, userName } from "./shared/shapes";
import { setAttribute } from "./shared/update";
import { checkUserIsUnique } from "./shared/users";

const shape = { UserName: required(userName), ...userAttributes };

/** Changes attributes of a user. The result is checked as a whole, so that a bad change changes nothing. */
export const updateUser = operation(
  {
    IdentityStoreId: required(identityStoreId),
    UserId: required(resourceId),
    Operations: required(operations),
  },
  (call, input) => {
    const store = findStore(call, input.IdentityStoreId);
    const user = userOf(store, input.UserId);
    const attributes = { ...user.attributes };
    for (const { AttributePath, AttributeValue } of input.Operations)
      setAttribute(attributes, AttributePath, AttributeValue, Object.keys(shape));
    validate(shape, attributes);
    checkUserIsUnique(store, user.id, attributes);
    user.attributes = attributes;
    user.updatedAt = call.now;
    return {};
  },
);
