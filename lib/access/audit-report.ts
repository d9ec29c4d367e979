import type { PrincipalType } from "./account-assignment";

/** How AWS compares with an access config. Data: one plain function per format writes it. */
export interface AuditReport {
  /**
   * Every account assignment that the config or AWS has, without those that a rule ignores: what gives administration
   * first, then by what they are.
   */
  readonly accountAssignments: readonly AuditedAssignment[];
  /** Permission sets of the config and of AWS, without those that a rule ignores, by name. */
  readonly permissionSets: readonly AuditedPermissionSet[];
  /** What rules of `ignore` took out, by the rule's name; those that found nothing, too. */
  readonly ignored: readonly IgnoredCount[];
  /** Where somebody asked for one state alone: the account assignments of the others were left out. */
  readonly only?: AssignmentState;
}

/** `missing`: the config has it and AWS does not. `unmanaged`: AWS has it and the config does not. */
export type AssignmentState = "missing" | "unmanaged" | "in-sync";

/** One account assignment of the config, of AWS, or of both. */
export interface AuditedAssignment {
  readonly principalType: PrincipalType;
  /** Key of the config, else the UserName or DisplayName, else the id. */
  readonly principal: string;
  /** Key of the config, else the name in AWS. */
  readonly permissionSet: string;
  /** 12 digits. */
  readonly accountId: string;
  /** Key of the config, else the account's name; empty where neither is known. */
  readonly accountName: string;
  /** Assignment entries of the config, sorted; empty where it is unmanaged. */
  readonly entries: readonly string[];
  readonly state: AssignmentState;
  /** The permission set gives administration, as far as its policies tell. */
  readonly administration: boolean;
  /** What more there is to know, such as that the principal was deleted: parts of a sentence. */
  readonly notes: readonly string[];
}

/** A permission set of the config, of AWS, or of both. */
export interface AuditedPermissionSet {
  /** Key of the config, else the name in AWS. */
  readonly permissionSet: string;
  /** Name in AWS. */
  readonly name: string;
  /** `changed`: it has other settings or policies than the config gives it. */
  readonly state: "missing" | "unmanaged" | "changed" | "in-sync";
  /** It gives administration in AWS, as far as its policies tell. */
  readonly administration: boolean;
  /** What differs; empty unless `changed`. */
  readonly differences: readonly Difference[];
}

/** A part of a permission set; a side is unset where there is nothing. */
export interface Difference {
  /** In AWS's words, such as `session duration`, `tag team`, `AWS managed policy ReadOnlyAccess`, `inline policy`. */
  readonly part: string;
  readonly config?: string;
  readonly aws?: string;
}

/** A rule of `ignore`, and what it took out. */
export interface IgnoredCount {
  readonly rule: string;
  readonly accountAssignments: number;
  readonly permissionSets: number;
  readonly tags: number;
}

/** Whether anything differs. */
export function differs({ accountAssignments, permissionSets }: AuditReport): boolean {
  return [...accountAssignments, ...permissionSets].some(({ state }) => state !== "in-sync");
}
