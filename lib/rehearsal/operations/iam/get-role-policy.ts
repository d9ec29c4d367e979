import { operation } from "../../protocol/operation";
import { required, text } from "../../protocol/shapes";
import { findRole, inlinePolicyName, noSuchEntity, roleMembers } from "./shared/roles";

/** The inline policy of a role, URL-encoded as IAM answers it. */
export const getRolePolicy = operation(
  { ...roleMembers, PolicyName: required(text({ min: 1, max: 128, pattern: /^[\w+=,.@-]+$/ })) },
  (call, { RoleName, PolicyName }) => {
    const { inlinePolicy } = findRole(call, RoleName);
    if (PolicyName !== inlinePolicyName || !inlinePolicy)
      throw noSuchEntity(`The role policy with name ${PolicyName} cannot be found.`);
    return { RoleName, PolicyName, PolicyDocument: encodeURIComponent(inlinePolicy) };
  },
);
