import type { PrincipalType } from "../../access/account-assignment";

/**
 * What a saved plan means for people: who gains and who loses access, and what becomes of the permission sets. It is
 * data: one plain function per format writes it, and `--format json` prints it as it stands here. Names are those of
 * the access config (keys), of AWS where the config has none, and ids as a last resort. Texts are as they were found,
 * so whoever writes them escapes them.
 */
export interface Review {
  readonly counts: ReviewCounts;
  /** Every account assignment that changes, the riskiest first. */
  readonly access: readonly AccessChange[];
  /** Permission sets that change, those that gain administration first. */
  readonly permissionSets: readonly PermissionSetChange[];
  /** Users and groups that the plan creates, changes or deletes. */
  readonly principals: readonly PrincipalChange[];
  /** Who joins and who leaves a group, as far as the plan does it. */
  readonly memberships: readonly MembershipChange[];
  /** Permission sets of `access` and `memberships` that give administration, and why. */
  readonly administration: readonly Administration[];
  /** Everything else that changes, counted by type and action: nothing that Terraform does is hidden. */
  readonly other: readonly OtherChange[];
  /** What the access config itself has to say: its guardrails' warnings. */
  readonly warnings: readonly ReviewWarning[];
  /** What the plan cannot do and is left to people, sentences. */
  readonly notes: readonly string[];
}

/** Numbers for the top of a review. Those of access count account assignments. */
export interface ReviewCounts {
  readonly gained: number;
  readonly lost: number;
  /** Before the plan. Where all of them are lost, it may be the plan of another config, or of another state. */
  readonly held: number;
  /** Revoked and granted again by a replacement. */
  readonly interrupted: number;
  /** Account assignments that give administration only after this plan: gained ones, and ones whose permission set gains it. */
  readonly administrationGained: number;
  /** Users that join a group which gives administration. */
  readonly administrationJoined: number;
  /** Gained or interrupted in the management account. */
  readonly managementAccount: number;
  /** Gained by a user directly, not through a group. */
  readonly directUsers: number;
  readonly permissionSets: number;
  readonly principals: number;
  readonly memberships: number;
  /** Resources of other types. */
  readonly other: number;
  /** Resources at a new address; nothing changes by that. */
  readonly moved: number;
  /** Resources that exist and come under Terraform's control; nothing changes by that. */
  readonly imported: number;
  /** Resources that Terraform lets go; they stay in AWS, and access with them. */
  readonly forgotten: number;
  /** Outputs of the stack whose values change. */
  readonly outputs: number;
  readonly warnings: number;
}

/** A user or a group. */
export interface PrincipalName {
  readonly principalType: PrincipalType;
  /** Key of the config, else the UserName or DisplayName, else the id. */
  readonly principal: string;
  /** UserId or GroupId; unset where the plan creates it. */
  readonly principalId?: string;
}

/** An account. */
export interface AccountRef {
  /** 12 digits. */
  readonly accountId: string;
  /** Key of the config, else the account's name; empty where neither is known. */
  readonly accountName: string;
}

/** The assignment entry that gives access. */
export interface ReviewEntry {
  readonly name: string;
  /** Why, in the words of the config. */
  readonly reason?: string;
  /** The last day on which it gives access, `2027-01-31`, in UTC. */
  readonly expires?: string;
}

/** What happens to access: `interrupted` is revoked and granted again by a replacement. */
export type AccessChangeKind = "gained" | "lost" | "interrupted";

/** One account assignment that changes. */
export interface AccessChange extends PrincipalName, AccountRef {
  readonly change: AccessChangeKind;
  /** Key of the config, else the name in AWS, else the ARN. */
  readonly permissionSet: string;
  /** The entries of the config that give it, sorted; empty for what is lost. */
  readonly entries: readonly ReviewEntry[];
  /** The permission set gives administration, as far as its policies tell. */
  readonly administration: boolean;
  readonly managementAccount: boolean;
  /** A user, not a group. */
  readonly directUser: boolean;
  /** Why Terraform does it, where there is more to say than that the config has changed; sentences. */
  readonly because: readonly string[];
  /** Address of the resource in Terraform. */
  readonly address: string;
}

/** A permission set that changes. */
export interface PermissionSetChange {
  readonly change: "created" | "changed" | "replaced" | "deleted";
  /** Key of the config, else the name in AWS. */
  readonly permissionSet: string;
  /** Name in AWS, after the plan where it is still there. */
  readonly name: string;
  /** Name, description, session duration, relay state, tags. */
  readonly attributes: readonly AttributeChange[];
  readonly policies: readonly PolicyChange[];
  /** The inline policy as a diff by lines. */
  readonly inlinePolicy?: PolicyDiff;
  /** Accounts that it reaches after the plan; of a deleted one, those that it reached. Sorted by name. */
  readonly accounts: readonly AccountRef[];
  /** Who has it in any of these accounts. */
  readonly principals: readonly PrincipalName[];
  /** It gives administration only after this plan. */
  readonly gainsAdministration: boolean;
  /** Why it gives administration after the plan; empty where it does not, as far as its policies tell. */
  readonly administration: readonly string[];
  /** Address of the permission set in Terraform. */
  readonly address: string;
}

/** A setting; a side is unset where there is none, or where it is known only after the apply (`unknown`). */
export interface AttributeChange {
  /** In AWS's words, such as `session duration` or `tag team`. */
  readonly attribute: string;
  readonly before?: string;
  readonly after?: string;
  /** The new value is known only after the apply. */
  readonly unknown?: true;
  /** Terraform says that no one should read it: in place of each value stands `(sensitive value)`. */
  readonly sensitive?: true;
}

/** A policy that is attached or taken away. */
export interface PolicyChange {
  readonly change: "added" | "removed";
  readonly kind: "AWS managed policy" | "customer managed policy" | "permissions boundary";
  /** Path and name without a leading slash, such as `job-function/Billing`. */
  readonly policy: string;
}

/** The difference of two policies: canonical JSON, two spaces of indentation, keys in one order. */
export interface PolicyDiff {
  readonly change: "added" | "changed" | "removed";
  /** Terraform says that no one should read it: there are no lines. */
  readonly sensitive?: true;
  /** The lines of the new policy and those that go; unchanged ones far from any change are left out. */
  readonly lines: readonly PolicyLine[];
}

/** A line of a diff: `+` new, `-` gone, ` ` unchanged, `…` stands for unchanged lines that are left out. */
export interface PolicyLine {
  readonly mark: "+" | "-" | " " | "…";
  readonly text: string;
}

/** A user or a group that the plan itself creates, changes or deletes. */
export interface PrincipalChange extends PrincipalName {
  readonly change: "created" | "changed" | "replaced" | "deleted";
  readonly attributes: readonly AttributeChange[];
  readonly address: string;
}

/** A user joins or leaves a group, and with that gains or loses what the group has. */
export interface MembershipChange {
  readonly change: "joined" | "left" | "interrupted";
  readonly group: PrincipalName;
  readonly user: PrincipalName;
  /** What the group has, after the plan for who joins and before it for who leaves. */
  readonly access: readonly GroupAccess[];
  /** Among it is administration. */
  readonly administration: boolean;
  readonly address: string;
}

/** A permission set of a group with the accounts in which it has it. */
export interface GroupAccess {
  readonly permissionSet: string;
  readonly accounts: readonly AccountRef[];
}

/** Why a permission set gives administration. */
export interface Administration {
  readonly permissionSet: string;
  /** Parts of a sentence, such as `the AWS managed policy IAMFullAccess allows iam:*`. */
  readonly reasons: readonly string[];
}

/** Resources of a type that has no place of its own in a review. */
export interface OtherChange {
  readonly type: string;
  /** Terraform's: `create`, `update`, `delete`, `replace`, … */
  readonly action: string;
  readonly count: number;
  /** Some of their addresses, sorted. */
  readonly addresses: readonly string[];
}

/** A warning of the access config. */
export interface ReviewWarning {
  readonly code: string;
  /** Where in the config, such as `assignments.on-call`. */
  readonly path: string;
  readonly message: string;
}
