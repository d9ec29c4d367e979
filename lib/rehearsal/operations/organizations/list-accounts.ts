import { operation } from "../../protocol/operation";
import { listed } from "./shared/find";
import { paging } from "./shared/shapes";
import { shownAccount } from "./shared/shown";

/** All accounts of the organization, in the order of the seed. */
export const listAccounts = operation({ ...paging }, (call, input) => {
  const { organization } = call.world;
  return listed(call, "Accounts", [...organization.accounts.values()], input, shownAccount(organization));
});
