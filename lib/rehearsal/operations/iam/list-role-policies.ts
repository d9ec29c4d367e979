import { operation } from "../../protocol/operation";
import { findRole, inlinePolicyName, listed, paging, roleMembers } from "./shared/roles";

export const listRolePolicies = operation({ ...roleMembers, ...paging }, (call, input) => {
  const names = findRole(call, input.RoleName).inlinePolicy ? [inlinePolicyName] : [];
  return listed(call, "PolicyNames", names, input, (name) => name);
});
