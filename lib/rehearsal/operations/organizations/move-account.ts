import { ServiceError } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findAccount, isParent, missing } from "./shared/find";
import { accountId, parentId } from "./shared/shapes";

/** Moves an account from the root or an organizational unit to another one. */
export const moveAccount = operation(
  {
    AccountId: required(accountId),
    SourceParentId: required(parentId),
    DestinationParentId: required(parentId),
  },
  ({ world: { organization } }, { AccountId, SourceParentId, DestinationParentId }) => {
    const account = findAccount(organization, AccountId);
    if (account.parentId !== SourceParentId) throw missing("SourceParent", "a source root or OU");
    if (!isParent(organization, DestinationParentId))
      throw missing("DestinationParent", "a destination root or OU");
    if (SourceParentId === DestinationParentId)
      throw new ServiceError("DuplicateAccountException", "The account is already there.");
    organization.accounts.set(AccountId, { ...account, parentId: DestinationParentId });
    return {};
  },
);
