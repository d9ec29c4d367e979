import type { PrincipalType } from "../access/account-assignment";
import type { SnapshotAccount } from "../organization/snapshot";

/** An instance of IAM Identity Center, with what every call to it needs. */
export interface LiveInstance {
  readonly arn: string;
  readonly identityStoreId: string;
  /** The account that owns it; of an organization instance it is the management account. */
  readonly ownerAccountId: string;
  /** The home Region. */
  readonly region: string;
}

/** A customer managed policy by name and path; AWS looks it up in each account that the permission set reaches. */
export interface LivePolicyReference {
  readonly name: string;
  /** Begins and ends with a slash. */
  readonly path: string;
}

/** The most that a permission set can allow. */
export type LivePermissionsBoundary =
  { readonly managedPolicyArn: string } | { readonly customerManagedPolicy: LivePolicyReference };

/** A permission set with all its parts, as AWS has it now. What is unset in AWS is unset here. */
export interface LivePermissionSet {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  /** ISO 8601, such as `PT4H`, as AWS wrote it. */
  readonly sessionDuration: string;
  readonly relayState?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** ARNs of the AWS managed policies, sorted. */
  readonly managedPolicies: readonly string[];
  /** Sorted by path and name. */
  readonly customerManagedPolicies: readonly LivePolicyReference[];
  /** JSON text, as somebody gave it to AWS. */
  readonly inlinePolicy?: string;
  readonly permissionsBoundary?: LivePermissionsBoundary;
}

/** One principal, one permission set, one account, by AWS's ids. */
export interface LiveAccountAssignment {
  readonly principalType: PrincipalType;
  readonly principalId: string;
  readonly permissionSetArn: string;
  readonly accountId: string;
}

/** An id that an identity provider gave to a user or a group. */
export interface LiveExternalId {
  readonly issuer: string;
  readonly id: string;
}

/** A user or group that has account assignments. */
export type LivePrincipal = LiveUser | LiveGroup | DeletedPrincipal;

export interface LiveUser {
  readonly type: "USER";
  readonly id: string;
  readonly deleted: false;
  /** The UserName. */
  readonly name: string;
  readonly emails: readonly string[];
  readonly externalIds: readonly LiveExternalId[];
}

export interface LiveGroup {
  readonly type: "GROUP";
  readonly id: string;
  readonly deleted: false;
  /** The DisplayName. */
  readonly name: string;
  readonly externalIds: readonly LiveExternalId[];
}

/** The identity store has it no longer, and AWS said so when asked for this one; its account assignments stayed. */
export interface DeletedPrincipal {
  readonly type: PrincipalType;
  readonly id: string;
  readonly deleted: true;
}

/** An account of the organization. */
export interface LiveAccount {
  readonly id: string;
  readonly name: string;
  readonly state: SnapshotAccount["state"];
}

/**
 * What an instance holds, read whole: where a call failed for good there is no state but an ExpectedError, so that what
 * could not be read never passes for what is not there.
 */
export interface InstanceState {
  readonly instance: LiveInstance;
  readonly managementAccountId: string;
  /** By ARN. */
  readonly permissionSets: ReadonlyMap<string, LivePermissionSet>;
  /** Ids of the accounts in which a permission set is provisioned, sorted, by its ARN; also where nobody is assigned. */
  readonly provisionedAccounts: ReadonlyMap<string, readonly string[]>;
  /** Each once, sorted by account, permission set, principal type and principal. */
  readonly accountAssignments: readonly LiveAccountAssignment[];
  /**
   * `every-principal`: nothing is missing from `accountAssignments`. `existing-principals`: those of deleted principals
   * may be, because the reader was allowed to ask by principal.
   */
  readonly coverage: "every-principal" | "existing-principals";
  /** The principals of `accountAssignments`, by `principalKey`. */
  readonly principals: ReadonlyMap<string, LivePrincipal>;
  /**
   * The accounts of the organization by id. An account assignment can name one that is not among them: it has left the
   * organization since.
   */
  readonly accounts: ReadonlyMap<string, LiveAccount>;
  /** Attributes for access control: the sources of each, by its key. Unset where they are not enabled. */
  readonly accessControlAttributes?: Readonly<Record<string, readonly string[]>>;
}

/** The key of a principal in `InstanceState.principals`. */
export function principalKey(type: PrincipalType, id: string): string {
  return `${type} ${id}`;
}

/** The key of an account assignment: equal for two that are the same. */
export function assignmentKey(row: LiveAccountAssignment): string {
  return [row.accountId, row.permissionSetArn, row.principalType, row.principalId].join(" ");
}
