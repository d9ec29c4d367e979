/** What a principal is; AWS's words. */
export type PrincipalType = "USER" | "GROUP";

/** One account assignment: one principal, one permission set, one account. */
export interface AccountAssignment {
  readonly principalType: PrincipalType;
  /** Key of `users` or `groups`. */
  readonly principal: string;
  /** Key of `permissionSets`. */
  readonly permissionSet: string;
  /** 12 digits; or, for an account that is known only at apply, a token of cdktf (`accountIdentity`). */
  readonly accountId: string;
  /** The account's key in the config; empty where the config names it by id alone. */
  readonly accountName: string;
  /** The assignment entries that it comes from, sorted; several where entries overlap. */
  readonly entries: readonly string[];
}
