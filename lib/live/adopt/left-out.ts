import { isControlTowerName } from "../../config/limits";
import type { Organization } from "../../organization/organization";
import { principalKey, type InstanceState, type LiveAccountAssignment } from "../instance";

/** Why an account assignment of AWS does not become part of a config. */
export type LeftOutReason =
  | "deleted-principal"
  | "inactive-account"
  | "account-not-in-organization"
  | "management-account"
  | "control-tower"
  | "ignored";

/** An account assignment that AWS has and the config will not have. */
export interface LeftOut {
  readonly row: LiveAccountAssignment;
  readonly reason: LeftOutReason;
}

/** What of AWS is to become part of a config. */
export interface Scope {
  /** Tells which accounts a config can name: without it, what AWS Organizations says of accounts. */
  readonly organization?: Organization | undefined;
  /** Whether what AWS Control Tower owns stays out. */
  readonly skipControlTower?: boolean;
  /** A delegated administrator may touch neither the management account nor permission sets that are used there. */
  readonly administeredFrom?: "management" | "delegated-administrator";
}

/** Tells the account assignments that a config can express from those that it cannot, or should not. */
export function sortOut(
  state: InstanceState,
  scope: Scope,
): { readonly rows: readonly LiveAccountAssignment[]; readonly leftOut: readonly LeftOut[] } {
  const rows: LiveAccountAssignment[] = [];
  const leftOut: LeftOut[] = [];
  for (const row of state.accountAssignments) {
    const reason = reasonFor(row, state, scope);
    if (reason === undefined) rows.push(row);
    else leftOut.push({ row, reason });
  }
  return { rows, leftOut };
}

function reasonFor(
  { principalType, principalId, accountId, permissionSetArn }: LiveAccountAssignment,
  state: InstanceState,
  scope: Scope,
): LeftOutReason | undefined {
  if (isOutOfReach(permissionSetArn, state, scope)) return "management-account";
  if (scope.administeredFrom === "delegated-administrator" && accountId === state.managementAccountId)
    return "management-account";
  if (state.principals.get(principalKey(principalType, principalId))?.deleted !== false)
    return "deleted-principal";
  const account = (scope.organization?.accounts ?? state.accounts).get(accountId);
  if (!account) return "account-not-in-organization";
  if (account.state !== "ACTIVE") return "inactive-account";
  const name = state.permissionSets.get(permissionSetArn)?.name ?? "";
  return scope.skipControlTower && isControlTowerName(name) ? "control-tower" : undefined;
}

/** Whether only the management account may change a permission set: it is provisioned there, or Control Tower does so. */
export function isOutOfReach(arn: string, state: InstanceState, { administeredFrom }: Scope): boolean {
  if (administeredFrom !== "delegated-administrator") return false;
  const accounts = state.provisionedAccounts.get(arn) ?? [];
  return (
    accounts.includes(state.managementAccountId) ||
    isControlTowerName(state.permissionSets.get(arn)?.name ?? "")
  );
}

/** The command that takes an account assignment away which no config can express. */
export function removalCommand(
  { principalType, principalId, permissionSetArn, accountId }: LiveAccountAssignment,
  { instance }: Pick<InstanceState, "instance">,
): string {
  return [
    `aws sso-admin delete-account-assignment --region ${instance.region} --instance-arn ${instance.arn}`,
    `--permission-set-arn ${permissionSetArn} --principal-type ${principalType} --principal-id ${principalId}`,
    `--target-type AWS_ACCOUNT --target-id ${accountId}`,
  ].join(" ");
}
