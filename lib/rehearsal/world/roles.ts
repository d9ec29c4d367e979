import { hasPolicy, type Account } from "./organization";
import { hex } from "./ids";
import type { Instance, PermissionSet, Role, World } from "./world";

/**
 * IAM Identity Center gives its roles IAM's maximum; the session duration of the permission set is enforced by the
 * service at sign-in and is not visible in the account.
 */
export const maxSessionSeconds = 43_200;

/** The role of a permission set in an account, if it is provisioned there. */
export const roleOf = (instance: Instance, accountId: string, permissionSetArn: string) =>
  instance.roles.get(accountId)?.get(permissionSetArn);

/** The accounts that have a role of the permission set. */
export const provisionedAccounts = (instance: Instance, permissionSetArn: string) =>
  [...instance.roles].filter(([, roles]) => roles.has(permissionSetArn)).map(([accountId]) => accountId);

/**
 * Brings the permission set as it is now into the account: creates its role, or updates it. Returns why it cannot,
 * in AWS's words.
 */
export function provision(
  world: World,
  instance: Instance,
  account: Account,
  permissionSet: PermissionSet,
  now: number,
): string | undefined {
  const closed = unreachable(account);
  if (closed) return closed;
  const missing = policiesOf(permissionSet).find((policy) => !hasPolicy(account, policy));
  // A customer managed policy is looked up in the account itself: terraform-provider-aws #27889 and its tests.
  if (missing)
    return `Received a 404 status error: Not supported policy arn:aws:iam::${account.id}:policy${missing.path}${missing.name}.`;
  const roles = instance.roles.get(account.id);
  // The text is IAM's (LimitExceeded), behind what the service puts before an answer of IAM.
  if (!roles?.has(permissionSet.arn) && (roles?.size ?? 0) >= (account.roleQuota ?? Infinity))
    return `Received a 409 status error: Cannot exceed quota for RolesPerAccount: ${account.roleQuota}.`;
  placeRole(world, instance, account.id, permissionSet, now);
  return undefined;
}

/** Creates or updates the role, whether the account can be reached or not: what a seed says is so. */
export function placeRole(
  world: World,
  instance: Instance,
  accountId: string,
  permissionSet: PermissionSet,
  now: number,
): void {
  const roles = instance.roles.get(accountId) ?? new Map<string, Role>();
  instance.roles.set(accountId, roles);
  const role = roles.get(permissionSet.arn) ?? newRole(world, accountId, permissionSet, now);
  roles.set(permissionSet.arn, Object.assign(role, snapshot(permissionSet)));
}

/** Removes the role: what the service does with the last account assignment. */
export function unprovision(instance: Instance, accountId: string, permissionSetArn: string): void {
  instance.roles.get(accountId)?.delete(permissionSetArn);
}

/**
 * Why the service cannot reach an account that is not active: the text that users report for suspended ones
 * (aws-identitycenter-codepipeline-auto-assignment #31).
 */
export const unreachable = ({ id, state }: Account) =>
  state === "ACTIVE"
    ? undefined
    : "AWS SSO is unable to complete your request at this time. Obtaining permissions to manage your AWS account " +
      `'${id}' takes longer than usual. Please try again in a few minutes. If this problem continues, contact AWS Support.`;

function policiesOf({ customerManagedPolicies, permissionsBoundary }: PermissionSet) {
  return permissionsBoundary && "customerManagedPolicy" in permissionsBoundary
    ? [...customerManagedPolicies, permissionsBoundary.customerManagedPolicy]
    : customerManagedPolicies;
}

function newRole(world: World, accountId: string, permissionSet: PermissionSet, now: number): Role {
  const turn = world.next();
  const name = `AWSReservedSSO_${permissionSet.name}_${hex(16, "role", accountId, permissionSet.arn, turn)}`;
  // The Region is no part of the path for an instance in us-east-1.
  const path = `/aws-reserved/sso.amazonaws.com/${world.region === "us-east-1" ? "" : `${world.region}/`}`;
  return {
    accountId,
    permissionSetArn: permissionSet.arn,
    name,
    path,
    arn: `arn:aws:iam::${accountId}:role${path}${name}`,
    id: `AROA${hex(17, "role id", accountId, permissionSet.arn, turn).toUpperCase()}`,
    createdAt: now,
    ...snapshot(permissionSet),
  };
}

function snapshot(permissionSet: PermissionSet) {
  return {
    revision: permissionSet.revision,
    description: permissionSet.description,
    managedPolicies: [...permissionSet.managedPolicies],
    customerManagedPolicies: permissionSet.customerManagedPolicies,
    inlinePolicy: permissionSet.inlinePolicy,
    permissionsBoundary: permissionSet.permissionsBoundary,
  };
}
