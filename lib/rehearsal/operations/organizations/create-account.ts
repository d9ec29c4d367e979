import { operation } from "../../protocol/operation";
import { oneOf, required, text } from "../../protocol/shapes";
import { startAccountCreation } from "../../world/account-creations";
import { tags } from "./shared/shapes";
import { shownCreation } from "./shared/shown";

/** Starts to create an account; whether its e-mail address is free shows in the request's status. */
export const createAccount = operation(
  {
    AccountName: required(text({ min: 1, max: 50, pattern: /^[\u0020-\u007E]+$/, sensitive: true })),
    Email: required(text({ min: 6, max: 64, pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, sensitive: true })),
    RoleName: text({ max: 64, pattern: /^[\w+=,.@-]{1,64}$/ }),
    IamUserAccessToBilling: oneOf("ALLOW", "DENY"),
    Tags: tags,
  },
  ({ world, now }, { AccountName, Email, Tags = [] }) => {
    const account = {
      name: AccountName,
      email: Email,
      tags: new Map(Tags.map(({ Key, Value }) => [Key, Value] as const)),
    };
    return { CreateAccountStatus: shownCreation(startAccountCreation(world, now, account)) };
  },
);
