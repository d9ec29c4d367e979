import type { AccountCreation } from "./account-creations";
import type { PolicyReference } from "./world";

/** The state of an account (model organizations 2016-11-28, AccountState). */
export type AccountState = "PENDING_ACTIVATION" | "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE" | "CLOSED";

/** An account of the organization. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: AccountState;
  readonly tags: Map<string, string>;
  readonly parentId: string;
  readonly joinedAt: number;
  readonly customerManagedPolicies: readonly PolicyReference[];
  /** How many roles IAM has room for in the account; no limit if unset. */
  readonly roleQuota?: number;
}

/** An organizational unit; `parentId` may be the root's. */
export interface OrganizationalUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
}

/** The organization: one root, accounts and organizational units by their ids. */
export interface Organization {
  readonly id: string;
  readonly rootId: string;
  readonly managementAccountId: string;
  /** The account that administers IAM Identity Center beside the management account; there is one at most. */
  readonly delegatedAdministrator?: string;
  readonly accounts: Map<string, Account>;
  readonly organizationalUnits: Map<string, OrganizationalUnit>;
  /** Requests to create accounts, by their ids. */
  readonly creations: Map<string, AccountCreation>;
  /** Customer managed policies that every account has, also one that is created later. */
  readonly customerManagedPolicies: readonly PolicyReference[];
}

/** The ids from the root down to a parent, both included. */
export function ancestors(organization: Organization, parentId: string): string[] {
  const unit = organization.organizationalUnits.get(parentId);
  return unit ? [...ancestors(organization, unit.parentId), unit.id] : [parentId];
}

/** Whether the account's IAM has this customer managed policy. */
export const hasPolicy = (account: Account, { name, path }: PolicyReference) =>
  account.customerManagedPolicies.some((policy) => policy.name === name && policy.path === path);
