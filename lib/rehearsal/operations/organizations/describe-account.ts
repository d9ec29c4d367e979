import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findAccount } from "./shared/find";
import { accountId } from "./shared/shapes";
import { shownAccount } from "./shared/shown";

/** One account. */
export const describeAccount = operation({ AccountId: required(accountId) }, ({ world }, { AccountId }) => {
  const account = findAccount(world.organization, AccountId);
  return { Account: shownAccount(world.organization)(account) };
});
