import type { IdentityStore } from "./identity-store";
import type { AccountCreation } from "./account-creations";
import type { Organization } from "./organization";
import type { AsyncRequest } from "./requests";

/** The name and path of a customer managed policy. */
export interface PolicyReference {
  readonly name: string;
  readonly path: string;
}

/** What a role's permissions may not exceed. */
export type PermissionsBoundary =
  { readonly managedPolicyArn: string } | { readonly customerManagedPolicy: PolicyReference };

/** A permission set as it is now; accounts have it as of its last provisioning. */
export interface PermissionSet {
  readonly arn: string;
  readonly name: string;
  description?: string;
  sessionDuration: string;
  relayState?: string;
  readonly createdAt: number;
  readonly tags: Map<string, string>;
  readonly managedPolicies: Set<string>;
  customerManagedPolicies: readonly PolicyReference[];
  inlinePolicy: string;
  permissionsBoundary?: PermissionsBoundary;
  /** Grows with each change that only ProvisionPermissionSet brings to accounts. */
  revision: number;
}

/** The IAM role of a permission set in one account, with its policies as of the last provisioning. */
export interface Role {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly id: string;
  readonly createdAt: number;
  /** The revision of the permission set that it shows. */
  revision: number;
  description?: string;
  managedPolicies: readonly string[];
  customerManagedPolicies: readonly PolicyReference[];
  inlinePolicy: string;
  permissionsBoundary?: PermissionsBoundary;
}

/** What a principal is. */
export type PrincipalType = "USER" | "GROUP";

/** One principal, one permission set, one account. */
export interface AccountAssignment {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalType: PrincipalType;
  readonly principalId: string;
}

/** An attribute for access control: a session tag key, and where in a user's profile its value comes from. */
export interface AccessControlAttribute {
  readonly key: string;
  readonly source: string;
}

/** An instance of IAM Identity Center. */
export interface Instance {
  readonly arn: string;
  readonly ownerAccountId: string;
  readonly name?: string;
  readonly createdAt: number;
  readonly tags: Map<string, string>;
  readonly permissionSets: Map<string, PermissionSet>;
  /** By account id and permission set ARN (`placeKey`), then by principal (`principalKey`). */
  readonly assignments: Map<string, Map<string, AccountAssignment>>;
  /** By account id, then by permission set ARN. */
  readonly roles: Map<string, Map<string, Role>>;
  readonly requests: Map<string, AsyncRequest>;
  readonly identityStore: IdentityStore;
  /** Unset where attributes for access control are not enabled. */
  accessControlAttributes?: readonly AccessControlAttribute[];
}

/** Everything that the rehearsal holds. */
export interface World {
  readonly region: string;
  readonly organization: Organization;
  /** By ARN. */
  readonly instances: Map<string, Instance>;
  /** Milliseconds that an asynchronous request takes. */
  readonly asyncMs: number;
  /** How many CreateAccountAssignment requests may be in progress; no limit if unset. */
  readonly outstandingCreations?: number;
  /** Whether two requests that change roles of one account stand in each other's way. */
  readonly provisioningConflicts: boolean;
  /** Asynchronous requests that are still in progress, in the order in which they end. */
  readonly inProgress: (AsyncRequest | AccountCreation)[];
  /** A number that was not handed out before: keeps ids of what is created again apart. */
  next(): number;
}

/** The key of an account and a permission set. */
export const placeKey = (accountId: string, permissionSetArn: string) => `${accountId} ${permissionSetArn}`;

/** The key of a principal. */
export const principalKey = (type: PrincipalType, id: string) => `${type} ${id}`;
