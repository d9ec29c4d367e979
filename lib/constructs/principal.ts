import type { PrincipalType } from "../access/account-assignment";

/** Who gets access: a principal that was looked up, or one that the config creates. */
export interface Principal {
  readonly principalType: PrincipalType;
  /** UserId or GroupId, as an expression of Terraform. */
  readonly principalId: string;
  /** Whether the config creates it, so that its id is unknown in the first plan. */
  readonly created: boolean;
}
