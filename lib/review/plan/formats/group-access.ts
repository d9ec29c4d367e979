import { riskOf } from "../changes/access-changes";
import type { AccessChange, AccountRef, PrincipalName } from "../review";

/** By whom a review is grouped. */
export type GroupBy = "principal" | "account";

/** All that changes for one principal, or in one account; the riskiest first. */
export interface AccessGroup {
  /** Whom it is about; of an account, only that counts. */
  readonly about: PrincipalName & AccountRef;
  readonly lines: readonly AccessLine[];
  /** Of its riskiest line. */
  readonly risk: number;
}

/** Changes that read the same but for their accounts: a permission set in 300 accounts is one line. */
export interface AccessLine {
  /** One of them. */
  readonly change: AccessChange;
  readonly accounts: readonly AccountRef[];
}

/** Groups changes, in the order in which they come. */
export function groupAccess(access: readonly AccessChange[], by: GroupBy): readonly AccessGroup[] {
  const groups = new Map<
    string,
    { about: AccessChange; lines: Map<string, { change: AccessChange; accounts: AccountRef[] }> }
  >();
  for (const change of access) {
    const name = by === "account" ? change.accountId : nameOf(change);
    const group = groups.get(name) ?? {
      about: change,
      lines: new Map<string, { change: AccessChange; accounts: AccountRef[] }>(),
    };
    groups.set(name, group);
    const line = lineName(change);
    const known = group.lines.get(line);
    if (known) known.accounts.push(change);
    else group.lines.set(line, { change, accounts: [change] });
  }
  return [...groups.values()].map(({ about, lines }) => ({
    about,
    lines: [...lines.values()],
    risk: riskOf(about),
  }));
}

function nameOf({ principalType, principal, principalId = "" }: PrincipalName): string {
  return `${principalType}\0${principal}\0${principalId}`;
}

/** Everything of a change that a line tells, but the account. */
function lineName(change: AccessChange): string {
  const { permissionSet, administration, managementAccount, entries, because } = change;
  const from = entries.map(({ name }) => name);
  return JSON.stringify([
    change.change,
    nameOf(change),
    permissionSet,
    administration,
    managementAccount,
    from,
    because,
  ]);
}
