import { operation } from "../../protocol/operation";
import { findRole, inlinePolicyName, listed, paging, roleMembers } from "./shared/roles";

/** The names of the inline policies of a role: one at most. */
export const listRolePolicies = operation({ ...roleMembers, ...paging }, (call, input) => {
  const names = findRole(call, input.RoleName).inlinePolicy ? [inlinePolicyName] : [];
  return listed(call, "PolicyNames", names, input, (name) => name);
});
