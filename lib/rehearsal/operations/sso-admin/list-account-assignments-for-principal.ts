import { operation, type Call } from "../../protocol/operation";
import { required, structure } from "../../protocol/shapes";
import { allAssignments } from "../../world/assignments";
import type { Instance, PrincipalType } from "../../world/world";
import { findInstance, listed } from "./shared/find";
import { accountId, instanceArn, paging, principalId, principalType } from "./shared/shapes";
import { shownAssignment } from "./shared/shown";

/** For a user, the account assignments of the user's groups belong to the answer, with the group as the principal. */
export const listAccountAssignmentsForPrincipal = operation(
  {
    InstanceArn: required(instanceArn),
    PrincipalId: required(principalId),
    PrincipalType: required(principalType),
    Filter: structure({ AccountId: accountId }),
    ...paging,
  },
  (call: Call, input) => {
    const instance = findInstance(call, input.InstanceArn);
    const principals = principalsOf(instance, input.PrincipalType, input.PrincipalId);
    const rows = allAssignments(instance).filter(
      (row) =>
        principals.has(row.principalId) &&
        (!input.Filter?.AccountId || input.Filter.AccountId === row.accountId),
    );
    return listed(call, "AccountAssignments", rows, input, shownAssignment);
  },
);

function principalsOf({ identityStore }: Instance, type: PrincipalType, id: string): Set<string> {
  if (type === "GROUP") return new Set([id]);
  const memberships = [...identityStore.memberships.values()].filter(({ userId }) => userId === id);
  return new Set([id, ...memberships.map(({ groupId }) => groupId)]);
}
