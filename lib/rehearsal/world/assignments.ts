import { hasPrincipal } from "./identity-store";
import { provision, roleOf, unprovision, unreachable } from "./roles";
import {
  placeKey,
  principalKey,
  type AccountAssignment,
  type Instance,
  type PermissionSet,
  type World,
} from "./world";

/** The account assignments of one permission set in one account. */
export const assignmentsAt = (instance: Instance, accountId: string, permissionSetArn: string) => [
  ...(instance.assignments.get(placeKey(accountId, permissionSetArn))?.values() ?? []),
];

/** Every account assignment of the instance. */
export const allAssignments = (instance: Instance) =>
  [...instance.assignments.values()].flatMap((rows) => [...rows.values()]);

/** Adds a row; the same row twice is one. */
export function addAssignment(instance: Instance, row: AccountAssignment): void {
  const place = placeKey(row.accountId, row.permissionSetArn);
  const rows = instance.assignments.get(place) ?? new Map<string, AccountAssignment>();
  instance.assignments.set(place, rows.set(principalKey(row.principalType, row.principalId), row));
}

/**
 * Ends a CreateAccountAssignment: the permission set is provisioned into the account if it is not there yet.
 * Returns why it failed, in AWS's words.
 */
export function finishCreation(
  world: World,
  instance: Instance,
  permissionSet: PermissionSet,
  row: AccountAssignment,
  now: number,
): string | undefined {
  const { principalType, principalId, accountId } = row;
  if (!hasPrincipal(instance.identityStore, principalType, principalId))
    // The service's own text, quoted in an issue report about assignments through CloudFormation.
    return `Received a 404 status error: the ${principalType} assignee ${principalId} was not found in directory ${instance.identityStore.id}.`;
  const account = world.organization.accounts.get(accountId);
  if (!account) return `Received a 404 status error: Account ${accountId} was not found.`;
  const failure = roleOf(instance, accountId, permissionSet.arn)
    ? unreachable(account)
    : provision(world, instance, account, permissionSet, now);
  if (failure === undefined) addAssignment(instance, row);
  return failure;
}

/** Ends a DeleteAccountAssignment: the role goes with the last row. Returns why it failed, in AWS's words. */
export function finishDeletion(instance: Instance, row: AccountAssignment): string | undefined {
  const { accountId, permissionSetArn, principalType, principalId } = row;
  const place = placeKey(accountId, permissionSetArn);
  const rows = instance.assignments.get(place);
  if (!rows?.delete(principalKey(principalType, principalId)))
    // terraform-provider-aws quotes this text in account_assignment.go.
    return (
      "Received a 404 status error: EntitlementItem doesn't exist with the given entitlement key " +
      `EntitlementKey{accessorId=AccessorId{value=${principalId}}, resourceId=ResourceId{value=${accountId}}, ` +
      `auxiliaryResourceId=AuxiliaryResourceId{value=${permissionSetArn}}, containerId=ContainerId{value=${instance.arn}}}`
    );
  if (rows.size === 0) {
    instance.assignments.delete(place);
    unprovision(instance, accountId, permissionSetArn);
  }
  return undefined;
}
