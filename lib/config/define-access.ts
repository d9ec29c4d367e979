import type {
  AccountSpec,
  AssignmentSpec,
  CreateGroupSpec,
  CreateUserSpec,
  GroupSpec,
  GuardrailsSpec,
  IdentityCenterSpec,
  IgnoreSpec,
  OrganizationSpec,
  PermissionSetSpec,
  TargetSpec,
  UserSpec,
} from "./schema";

/** A 12-digit account id in quotes. The compiler sees that it is a number; that it has 12 digits is checked when it is read. */
export type AccountId = `${number}`;

/** A user: found in the identity store, or created; the groups of a created one are keys that the config declares. */
export type UserEntry<Group extends string = string> =
  | Exclude<UserSpec, { create: unknown }>
  | { readonly create: Omit<CreateUserSpec, "groups"> & { readonly groups?: readonly Group[] } };

/** A group: found in the identity store, or created; the members of a created one are keys that the config declares. */
export type GroupEntry<User extends string = string> =
  | Exclude<GroupSpec, { create: unknown }>
  | { readonly create: Omit<CreateGroupSpec, "members"> & { readonly members?: readonly User[] } };

/** Accounts by organizational unit, tag or name. */
export type AccountPattern = Exclude<TargetSpec, string>;

/** A permission set whose guardrails refer to keys that the config declares. */
export interface PermissionSetEntry<
  Group extends string = string,
  Account extends string = string,
> extends Omit<PermissionSetSpec, "onlyIn" | "neverIn" | "onlyFor"> {
  /** A guardrail: the only accounts in which it may be assigned. */
  readonly onlyIn?: readonly (Account | AccountId | "*" | AccountPattern)[];
  /** A guardrail: accounts in which it may never be assigned. */
  readonly neverIn?: readonly (Account | AccountId | "*" | AccountPattern)[];
  /** A guardrail: keys of the only groups that may have it. */
  readonly onlyFor?: readonly Group[];
}

/** An assignment entry whose references are the keys that the config declares. */
export interface AssignmentEntry<
  User extends string = string,
  Group extends string = string,
  Account extends string = string,
  PermissionSet extends string = string,
> extends Omit<AssignmentSpec, "users" | "groups" | "permissionSets" | "accounts" | "except"> {
  /** Keys of `users`. Prefer groups: a change of staff is then no change of the config. */
  readonly users?: readonly User[];
  /** Keys of `groups`. */
  readonly groups?: readonly Group[];
  /** Keys of `permissionSets`. */
  readonly permissionSets: readonly PermissionSet[];
  /** Targets: keys of `accounts` and `accountGroups`, account ids, `{ ou }`, `{ tag }`, `{ name }`, `"*"`. */
  readonly accounts: readonly (Account | AccountId | "*" | AccountPattern)[];
  /** Targets whose accounts are left out. */
  readonly except?: readonly (Account | AccountId | "*" | AccountPattern)[];
}

/** A rule of what an audit ignores; the accounts in it are keys that the config declares. */
export interface IgnoreEntry<Account extends string = string> extends Omit<IgnoreSpec, "accounts"> {
  /** Targets: keys of `accounts` and `accountGroups`, account ids, `{ ou }`, `{ tag }`, `{ name }`, `"*"`. */
  readonly accounts?: readonly (Account | AccountId | "*" | AccountPattern)[];
}

/**
 * The access config: who may use which AWS account. The keys of its maps are the names that its other parts use, and
 * what keeps a resource where it is.
 */
export interface AccessConfig<
  User extends string = string,
  Group extends string = string,
  Account extends string = string,
  PermissionSet extends string = string,
  AccountGroup extends string = string,
> {
  /** The instance of IAM Identity Center and its home Region. */
  readonly identityCenter?: IdentityCenterSpec;
  /** The snapshot of the organization's tree; needed once a target is more than an account id. */
  readonly organization?: OrganizationSpec;
  /** Accounts by name: 12-digit ids in quotes, or `{ name }`. */
  readonly accounts?: Readonly<Record<Account, AccountSpec>>;
  /** Lists of targets by name; groups may refer to each other. */
  readonly accountGroups?: Readonly<
    Record<AccountGroup, readonly (NoInfer<Account | AccountGroup> | AccountId | "*" | AccountPattern)[]>
  >;
  /** Users by name: a UserName, or one of `{ email }`, `{ externalId }`, `{ id }`; `{ create }` makes one. */
  readonly users?: Readonly<Record<User, UserEntry<NoInfer<Group>>>>;
  /** Groups by name: a DisplayName, or `{ id }`; `{ create }` makes one. */
  readonly groups?: Readonly<Record<Group, GroupEntry<NoInfer<User>>>>;
  /** Permission sets by name. */
  readonly permissionSets?: Readonly<
    Record<PermissionSet, PermissionSetEntry<NoInfer<Group>, NoInfer<Account | AccountGroup>>>
  >;
  /** Who gets which permission sets in which accounts; each entry has a name of its own. */
  readonly assignments: Readonly<
    Record<
      string,
      AssignmentEntry<NoInfer<User>, NoInfer<Group>, NoInfer<Account | AccountGroup>, NoInfer<PermissionSet>>
    >
  >;
  /**
   * Attributes for access control (ABAC): session tag keys to where in a user's profile their values come from, such as
   * `{ CostCenter: "${path:enterprise.costCenter}" }`.
   */
  readonly accessControlAttributes?: Readonly<Record<string, string>>;
  /** Keys that have changed, old to new: Terraform then moves what stands under them, and no access changes. */
  readonly renamed?: {
    readonly users?: Readonly<Record<string, NoInfer<User>>>;
    readonly groups?: Readonly<Record<string, NoInfer<Group>>>;
    readonly permissionSets?: Readonly<Record<string, NoInfer<PermissionSet>>>;
  };
  /**
   * The file of import blocks that `identity-center adopt` writes, relative to the config: what Terraform takes over as
   * it is in AWS. Once that is applied, it can go.
   */
  readonly imports?: string;
  /** What another tool owns, rule by rule, so that an audit does not report it. */
  readonly ignore?: Readonly<Record<string, IgnoreEntry<NoInfer<Account | AccountGroup>>>>;
  /** What holds for all account assignments, checked after expansion. */
  readonly guardrails?: GuardrailsSpec;
}

/**
 * Writes an access config in TypeScript: a reference to a user, group, account or permission set that the same map
 * does not declare is an error of the compiler. Returns its argument; what only running can tell (AWS's limits, the
 * digits of an account id) is checked when the config is read.
 */
export function defineAccess<
  const User extends string = never,
  const Group extends string = never,
  const Account extends string = never,
  const PermissionSet extends string = never,
  const AccountGroup extends string = never,
>(config: AccessConfig<User, Group, Account, PermissionSet, AccountGroup>): AccessConfig {
  return config;
}
