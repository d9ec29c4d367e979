/**
 * What a read of all account assignments costs, in calls. AWS allows 20 a second, so calls are time.
 *
 * There is no operation that lists account assignments; there are three ways to them.
 *
 * 1. Where is something provisioned? Every account assignment lies in a pair of an account and a permission set that is
 *    provisioned there. The pairs are found by permission set (ListAccountsForProvisionedPermissionSet) or by account
 *    (ListPermissionSetsProvisionedToAccount): one call for each permission set, or for each account, and one more for
 *    each further page of 100. So the smaller of both numbers decides.
 * 2. By pair (ListAccountAssignments): one call for each pair. It shows every principal, deleted ones as well.
 * 3. By principal (ListAccountAssignmentsForPrincipal), from the management account alone: the pages of all users and
 *    groups, then one call for each of them. A principal that was deleted is not listed, so nobody asks for it, and no
 *    count that AWS gives would tell that its account assignments are missing. So this way serves only callers that do
 *    not need those; it says so in `coverage`.
 *
 * Large directories make 3 dear: whoever has no account assignment costs a call as well. Where callers know whom they
 * ask for, as a Terraform state does, it is by far the cheapest (`readAmong`).
 */

/** Items on a page of IAM Identity Center and of its identity store. */
const pageSize = 100;

/** How the pairs are found. */
export type ProvisioningWay = "by-permission-set" | "by-account";

/** The cheaper way to the pairs. */
export function provisioningWay(counts: {
  readonly permissionSets: number;
  readonly accounts: number;
}): ProvisioningWay {
  return counts.accounts < counts.permissionSets ? "by-account" : "by-permission-set";
}

/** How account assignments are listed. */
export type AssignmentsWay = "by-pair" | "by-principal";

/**
 * The cheaper way to the account assignments, once the pairs are known and as far as principals are listed. It may be
 * asked after each page of principals: as soon as those seen so far cost as much as the pairs, the rest need not be
 * listed.
 */
export function assignmentsWay(counts: {
  readonly pairs: number;
  readonly principals: number;
}): AssignmentsWay {
  return counts.principals < counts.pairs ? "by-principal" : "by-pair";
}

/** The calls to ask for rows that are known, by principal: their pages. */
export function callsByPrincipal(rowsByPrincipal: Iterable<number>): number {
  let calls = 0;
  for (const rows of rowsByPrincipal) calls += Math.max(1, Math.ceil(rows / pageSize));
  return calls;
}
