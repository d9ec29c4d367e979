import { operation } from "../../protocol/operation";
import { listed } from "./shared/find";
import { paging, servicePrincipal } from "./shared/shapes";
import { shownAccount } from "./shared/shown";

/** The delegated administrator of IAM Identity Center, if the seed has one: there is one at most, for one service. */
export const listDelegatedAdministrators = operation(
  { ServicePrincipal: servicePrincipal, ...paging },
  (call, input) => {
    const { organization } = call.world;
    const { ServicePrincipal = "sso.amazonaws.com" } = input;
    const account = organization.accounts.get(organization.delegatedAdministrator ?? "");
    const administrators = account && ServicePrincipal === "sso.amazonaws.com" ? [account] : [];
    return listed(call, "DelegatedAdministrators", administrators, input, (administrator) => {
      const { Id, Arn, Email, Name, State, JoinedMethod, JoinedTimestamp } =
        shownAccount(organization)(administrator);
      const DelegationEnabledDate = administrator.joinedAt / 1000;
      return { Id, Arn, Email, Name, State, JoinedMethod, JoinedTimestamp, DelegationEnabledDate };
    });
  },
);
