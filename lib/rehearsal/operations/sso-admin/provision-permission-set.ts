import { invalid, notFound } from "../../protocol/errors";
import { operation, type Call } from "../../protocol/operation";
import { oneOf, required } from "../../protocol/shapes";
import { startRequest } from "../../world/requests";
import { provision, provisionedAccounts, roleOf } from "../../world/roles";
import type { Instance, PermissionSet } from "../../world/world";
import { findPermissionSet } from "./shared/find";
import { accountId, permissionSetMembers } from "./shared/shapes";
import { shownRequestInFull } from "./shared/shown";

/** Brings the permission set as it is into one account, or into every account that has it already. */
export const provisionPermissionSet = operation(
  {
    ...permissionSetMembers,
    TargetId: accountId,
    TargetType: required(oneOf("AWS_ACCOUNT", "ALL_PROVISIONED_ACCOUNTS")),
  },
  (call, { TargetId, TargetType, ...input }) => {
    const { instance, permissionSet } = findPermissionSet(call, input);
    const one = TargetType === "AWS_ACCOUNT" ? targetAccount(call, TargetId) : undefined;
    const targets = one ? [one] : provisionedAccounts(instance, permissionSet.arn);
    const request = startRequest(call.world, instance, call.now, {
      kind: "provisioning",
      permissionSetArn: permissionSet.arn,
      ...(one && { accountId: one }),
      rolesIn: targets,
      finish: () => call.failureReason ?? finish(call, instance, permissionSet, targets, one !== undefined),
    });
    return { PermissionSetProvisioningStatus: shownRequestInFull(request) };
  },
);

function targetAccount(call: Call, id: string | undefined): string {
  if (id === undefined) throw invalid("TargetId is required when TargetType is AWS_ACCOUNT.");
  if (!call.world.organization.accounts.has(id)) throw notFound(`Account not found: ${id}`);
  return id;
}

function finish(
  call: Call,
  instance: Instance,
  permissionSet: PermissionSet,
  accountIds: string[],
  creates: boolean,
) {
  const failures = accountIds.flatMap((id) => {
    const account = call.world.organization.accounts.get(id);
    // The role went with its last assignment after this request had started: terraform-provider-aws #33337.
    if (!account || (!creates && !roleOf(instance, id, permissionSet.arn)))
      return ["Received a 404 status error: Assignment not found."];
    return provision(call.world, instance, account, permissionSet, call.now) ?? [];
  });
  return failures[0];
}
