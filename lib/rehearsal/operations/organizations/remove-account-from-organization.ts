import { ServiceError } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findAccount } from "./shared/find";
import { accountId } from "./shared/shapes";

/** Lets an account go. AWS first asks for its payment method and contact; here every account is taken to have them. */
export const removeAccountFromOrganization = operation(
  { AccountId: required(accountId) },
  ({ world: { organization } }, { AccountId }) => {
    const { id } = findAccount(organization, AccountId);
    if (id === organization.managementAccountId)
      throw new ServiceError(
        "MasterCannotLeaveOrganizationException",
        "You can't remove the management account from an organization.",
      );
    organization.accounts.delete(id);
    return {};
  },
);
