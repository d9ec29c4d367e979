import { operation } from "../../protocol/operation";
import { accountsBelow, listed, parentOf } from "./shared/find";
import { paging, parentMembers } from "./shared/shapes";
import { shownAccount } from "./shared/shown";

/** The accounts directly below a root or an organizational unit. */
export const listAccountsForParent = operation({ ...parentMembers, ...paging }, (call, input) => {
  const { organization } = call.world;
  const accounts = accountsBelow(organization, parentOf(organization, input.ParentId));
  return listed(call, "Accounts", accounts, input, shownAccount(organization));
});
