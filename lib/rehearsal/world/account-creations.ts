import { hex } from "./ids";
import type { Account, Organization } from "./organization";
import type { Pending } from "./requests";
import type { World } from "./world";

/** What CreateAccount starts. */
export interface AccountCreation extends Pending {
  readonly kind: "account creation";
  readonly id: string;
  readonly accountName: string;
  /** The account's id, once it is there. */
  accountId?: string;
}

/** What an account is created with. */
type NewAccount = Pick<Account, "name" | "email" | "tags">;

/** Starts to create an account, below the root. */
export function startAccountCreation(world: World, now: number, account: NewAccount): AccountCreation {
  const { organization } = world;
  const turn = world.next();
  const creation: AccountCreation = {
    kind: "account creation",
    id: `car-${hex(32, "account creation", organization.id, turn)}`,
    accountName: account.name,
    createdAt: now,
    endsAt: now + world.asyncMs,
    status: "IN_PROGRESS",
    finish: () => {
      if ([...organization.accounts.values()].some(({ email }) => email === account.email))
        return "EMAIL_ALREADY_EXISTS";
      creation.accountId = addAccount(organization, account, turn, now);
      return undefined;
    },
  };
  organization.creations.set(creation.id, creation);
  world.inProgress.push(creation);
  return creation;
}

function addAccount(organization: Organization, account: NewAccount, turn: number, now: number): string {
  const { accounts, rootId, customerManagedPolicies } = organization;
  const id = freeId(organization, turn);
  accounts.set(id, {
    ...account,
    id,
    state: "ACTIVE",
    parentId: rootId,
    joinedAt: now,
    customerManagedPolicies,
  });
  return id;
}

/** 12 digits that no account has. */
function freeId(organization: Organization, turn: number, attempt = 0): string {
  const number = Number.parseInt(hex(12, "account", organization.id, turn, attempt), 16);
  const free = String((number % 900_000_000_000) + 100_000_000_000);
  return organization.accounts.has(free) ? freeId(organization, turn, attempt + 1) : free;
}
