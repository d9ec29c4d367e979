import type { PolicyReference } from "./world";

export type AccountState = "PENDING_ACTIVATION" | "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE" | "CLOSED";

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: AccountState;
  readonly tags: Map<string, string>;
  readonly parentId: string;
  readonly joinedAt: number;
  readonly customerManagedPolicies: readonly PolicyReference[];
}

export interface OrganizationalUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
}

export interface Organization {
  readonly id: string;
  readonly rootId: string;
  readonly managementAccountId: string;
  readonly accounts: Map<string, Account>;
  readonly organizationalUnits: Map<string, OrganizationalUnit>;
}

/** The ids from the root down to a parent, both included. */
export function ancestors(organization: Organization, parentId: string): string[] {
  const unit = organization.organizationalUnits.get(parentId);
  return unit ? [...ancestors(organization, unit.parentId), unit.id] : [parentId];
}

/** Whether the account's IAM has this customer managed policy. */
export const hasPolicy = (account: Account, { name, path }: PolicyReference) =>
  account.customerManagedPolicies.some((policy) => policy.name === name && policy.path === path);
