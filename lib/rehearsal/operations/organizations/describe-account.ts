import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { missing } from "./shared/find";
import { accountId } from "./shared/shapes";
import { shownAccount } from "./shared/shown";

/** One account. */
export const describeAccount = operation({ AccountId: required(accountId) }, ({ world }, { AccountId }) => {
  const account = world.organization.accounts.get(AccountId);
  if (!account) throw missing("Account", "an account");
  return { Account: shownAccount(world.organization)(account) };
});
