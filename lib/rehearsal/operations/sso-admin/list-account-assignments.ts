import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { assignmentsAt } from "../../world/assignments";
import { findPermissionSet, listed } from "./shared/find";
import { accountId, paging, permissionSetMembers } from "./shared/shapes";
import { shownAssignment } from "./shared/shown";

/** The account assignments of one permission set in one account: every principal, whoever asks for one. */
export const listAccountAssignments = operation(
  { ...permissionSetMembers, AccountId: required(accountId), ...paging },
  (call, input) => {
    const { instance, permissionSet } = findPermissionSet(call, input);
    const rows = assignmentsAt(instance, input.AccountId, permissionSet.arn);
    return listed(call, "AccountAssignments", rows, input, shownAssignment);
  },
);
