import { operation } from "../../protocol/operation";
import { findRole, listed, paging, roleMembers } from "./shared/roles";

/** The managed policies of a role: AWS's first, then the account's own. */
export const listAttachedRolePolicies = operation({ ...roleMembers, ...paging }, (call, input) => {
  const { accountId, managedPolicies, customerManagedPolicies } = findRole(call, input.RoleName);
  const arns = [
    ...managedPolicies,
    ...customerManagedPolicies.map(({ name, path }) => `arn:aws:iam::${accountId}:policy${path}${name}`),
  ];
  return listed(call, "AttachedPolicies", arns, input, (arn) => ({
    PolicyName: arn.split("/").at(-1),
    PolicyArn: arn,
  }));
});
