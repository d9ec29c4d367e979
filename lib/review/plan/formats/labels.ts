import type { AccountRef, PrincipalName, Review } from "../review";

/** What a reader calls accounts and principals of one review: names, with ids only where a name has two meanings. */
export interface Labels {
  readonly account: (account: AccountRef) => string;
  /** Without its type. */
  readonly principal: (principal: PrincipalName) => string;
}

/** Labels for everything that a review names. */
export function labelsOf({ access, permissionSets, memberships, principals }: Review): Labels {
  const accounts = new Map<string, Set<string>>();
  const people = new Map<string, Set<string | undefined>>();
  const addAccount = ({ accountId, accountName }: AccountRef) => add(accounts, accountName, accountId);
  const addPrincipal = (principal: PrincipalName) => add(people, nameOf(principal), principal.principalId);
  access.forEach((change) => {
    addAccount(change);
    addPrincipal(change);
  });
  permissionSets.forEach((change) => {
    change.accounts.forEach(addAccount);
    change.principals.forEach(addPrincipal);
  });
  memberships.forEach(({ access: held, group, user }) => {
    held.forEach((item) => item.accounts.forEach(addAccount));
    [group, user].forEach(addPrincipal);
  });
  principals.forEach(addPrincipal);
  const isShared = (known: ReadonlyMap<string, ReadonlySet<unknown>>, name: string) =>
    (known.get(name)?.size ?? 0) > 1;
  return {
    account: ({ accountId, accountName }) => {
      if (accountName === "") return accountId;
      return isShared(accounts, accountName) ? `${accountName} (${accountId})` : accountName;
    },
    principal: (principal) => {
      const { principalId } = principal;
      return principalId !== undefined && isShared(people, nameOf(principal))
        ? `${principal.principal} (${principalId})`
        : principal.principal;
    },
  };
}

function nameOf({ principalType, principal }: PrincipalName): string {
  return `${principalType} ${principal}`;
}

function add<T>(known: Map<string, Set<T>>, name: string, id: T): void {
  const ids = known.get(name);
  if (ids) ids.add(id);
  else known.set(name, new Set([id]));
}
