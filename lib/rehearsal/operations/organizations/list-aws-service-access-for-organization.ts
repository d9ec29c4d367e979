import { operation } from "../../protocol/operation";
import { listed } from "./shared/find";
import { paging } from "./shared/shapes";

/** An organization with an instance of IAM Identity Center has trusted access for sso.amazonaws.com. */
export const listAwsServiceAccessForOrganization = operation({ ...paging }, (call, input) => {
  const { organization, instances } = call.world;
  const enabledAt = organization.accounts.get(organization.managementAccountId)?.joinedAt ?? call.now;
  const services = instances.size > 0 ? ["sso.amazonaws.com"] : [];
  return listed(call, "EnabledServicePrincipals", services, input, (ServicePrincipal) => ({
    ServicePrincipal,
    DateEnabled: enabledAt / 1000,
  }));
});
