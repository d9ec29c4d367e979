/** An account assignment as a rule sees it. */
export interface RuledAssignment {
  readonly principalType: "USER" | "GROUP";
  /** Key of `users` or `groups`. */
  readonly principal: string;
  /** Key of `permissionSets`. */
  readonly permissionSet: string;
  /** 12 digits. */
  readonly accountId: string;
  /** The account's key in the config, else its name in the snapshot, else empty. */
  readonly accountName: string;
  /** The assignment entries that it comes from. */
  readonly entries: readonly string[];
}

/** A guardrail of your own: takes all account assignments, returns a sentence for everything that breaks it. */
export type AccessRule = (assignments: readonly RuledAssignment[]) => readonly string[];
