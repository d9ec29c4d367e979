import type { AccessRule } from "./access-rule";
import type { ConfigPath } from "./problems/problem";

/**
 * An access config after its checks: every text within AWS's limits, every reference resolved to a declared key, one
 * form for what can be written in several. `lib/access` and the constructs read this and nothing else.
 */
export interface CheckedConfig {
  /** Home Region of the instance; unset: the Region of the environment. */
  readonly region?: string;
  /** Where users and groups come from, if the config says. */
  readonly identitySource?: "identity-center" | "external" | "active-directory";
  /** The named instance; unset: looked up. */
  readonly instance?: { readonly arn: string; readonly identityStoreId: string };
  readonly administeredFrom: "management" | "delegated-administrator";
  /** Somebody has seen to MFA. */
  readonly mfa?: "acknowledged";
  /** The snapshot of the organization's tree, by its path relative to the config. */
  readonly organization?: { readonly snapshot: string; readonly check: boolean };
  readonly accounts: ReadonlyMap<string, AccountLookup>;
  /** Lists of targets by key; no group holds itself. */
  readonly accountGroups: ReadonlyMap<string, readonly Target[]>;
  readonly users: ReadonlyMap<string, UserLookup | CreatedUser>;
  readonly groups: ReadonlyMap<string, GroupLookup | CreatedGroup>;
  /** Who is in which group by this config; each once, sorted. At least one of the two is created. */
  readonly memberships: readonly GroupMembership[];
  /** Sources of the attributes for access control, by attribute. */
  readonly accessControlAttributes: ReadonlyMap<string, string>;
  readonly renamed: RenamedKeys;
  /** The file of import blocks, by its path relative to the config. */
  readonly imports?: string;
  readonly permissionSets: ReadonlyMap<string, PermissionSetConfig>;
  readonly assignments: ReadonlyMap<string, AssignmentEntryConfig>;
  readonly guardrails: Guardrails;
  /** What an audit does not report, by the name of the rule. */
  readonly ignore: ReadonlyMap<string, IgnoreRule>;
}

/** What another tool owns: whatever fits all parts that are given, of each of which one pattern or target is enough. */
export interface IgnoreRule {
  /** Patterns of names in AWS. */
  readonly permissionSets?: readonly string[];
  /** Patterns of UserNames and DisplayNames. */
  readonly principals?: readonly string[];
  readonly accounts?: readonly Target[];
  /** Patterns of keys of tags; such a rule is about these tags of permission sets alone. */
  readonly tags?: readonly string[];
}

/** How an account is found. */
export type AccountLookup =
  { readonly by: "id"; readonly id: string } | { readonly by: "name"; readonly name: string };

/** What is said of accounts, and where it stands in the config. */
export type Target = { readonly path: ConfigPath } & (
  | { readonly kind: "account"; readonly key: string }
  | { readonly kind: "group"; readonly key: string }
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "ou"; readonly ou: string; readonly recursive: boolean }
  | { readonly kind: "tag"; readonly tags: Readonly<Record<string, string>> }
  | { readonly kind: "name"; readonly pattern: string }
  | { readonly kind: "all" }
);

/** What holds for all account assignments. */
export interface Guardrails {
  readonly directUsers: "allow" | "warn" | "deny";
  readonly managementAccount: "explicit" | "deny";
  /** Minutes. */
  readonly privilegedSession?: number;
  readonly rules: readonly AccessRule[];
}

/** How a user is found in the identity store. */
export type UserLookup =
  | { readonly by: "userName"; readonly value: string }
  | { readonly by: "email"; readonly value: string }
  | { readonly by: "externalId"; readonly issuer: string; readonly id: string }
  | { readonly by: "id"; readonly id: string };

/** How a group is found in the identity store. */
export type GroupLookup =
  { readonly by: "displayName"; readonly value: string } | { readonly by: "id"; readonly id: string };

/** A value of a profile, and what kind of it. */
export interface ProfileContact {
  readonly value: string;
  readonly type?: string;
}

/** An address of a profile. */
export interface ProfileAddress {
  readonly streetAddress?: string;
  readonly locality?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly formatted?: string;
  readonly type?: string;
}

/** A user that the config creates. */
export interface CreatedUser {
  readonly by: "create";
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly displayName: string;
  readonly email?: ProfileContact;
  readonly phoneNumber?: ProfileContact;
  readonly address?: ProfileAddress;
  readonly middleName?: string;
  readonly honorificPrefix?: string;
  readonly honorificSuffix?: string;
  readonly formattedName?: string;
  readonly nickname?: string;
  readonly title?: string;
  readonly userType?: string;
  readonly preferredLanguage?: string;
  readonly locale?: string;
  readonly timezone?: string;
  readonly profileUrl?: string;
}

/** A group that the config creates. */
export interface CreatedGroup {
  readonly by: "create";
  readonly displayName: string;
  readonly description?: string;
}

/** That a user is in a group. */
export interface GroupMembership {
  /** Key of `groups`. */
  readonly group: string;
  /** Key of `users`. */
  readonly user: string;
}

/** New keys by old ones. */
export interface RenamedKeys {
  readonly users: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
  readonly permissionSets: ReadonlyMap<string, string>;
}

/** An AWS managed policy. */
export interface ManagedPolicy {
  /** Path between `policy` and the name, with both slashes: `/` or `/job-function/`. */
  readonly path: string;
  readonly name: string;
  /** The ARN's partition, where the config gave an ARN. */
  readonly partition?: string;
}

/** A customer managed policy by name and path, looked up by AWS in every account that the permission set reaches. */
export interface CustomerManagedPolicy {
  readonly name: string;
  /** Begins and ends with a slash. */
  readonly path: string;
}

/** The most that a permission set can allow. */
export type PermissionsBoundary =
  { readonly managedPolicy: ManagedPolicy } | { readonly customerManagedPolicy: CustomerManagedPolicy };

/** A permission set. */
export interface PermissionSetConfig {
  /** Its name in AWS. */
  readonly name: string;
  /** Owned elsewhere: looked up, never changed. All settings below are then unset or empty. */
  readonly existing: boolean;
  readonly description?: string;
  /** ISO 8601, such as `PT4H`. */
  readonly sessionDuration?: string;
  readonly relayState?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly managedPolicies: readonly ManagedPolicy[];
  readonly customerManagedPolicies: readonly CustomerManagedPolicy[];
  /** JSON without superfluous white space. */
  readonly inlinePolicy?: string;
  readonly permissionsBoundary?: PermissionsBoundary;
  /** The only accounts in which it may be assigned. */
  readonly onlyIn?: readonly Target[];
  /** Accounts in which it may never be assigned. */
  readonly neverIn?: readonly Target[];
  /** Keys of the only groups that may have it. */
  readonly onlyFor?: readonly string[];
  /** Declared as privileged, or declared not to be; unset: its policies tell. */
  readonly privileged?: boolean;
}

/** An assignment entry; every key in it is declared. */
export interface AssignmentEntryConfig {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly permissionSets: readonly string[];
  readonly accounts: readonly Target[];
  readonly except: readonly Target[];
  /** The last day on which it gives access, `2027-01-31`, in UTC. */
  readonly expires?: string;
  readonly reason?: string;
}
