import type { Principal } from "../principal";

/** A principal of an access config. */
export interface ConfiguredPrincipal extends Principal {
  /** UserId or GroupId, as an expression of Terraform. */
  readonly principalId: string;
  /** Whether the config creates it, so that its id is unknown in the first plan. */
  readonly created: boolean;
}
