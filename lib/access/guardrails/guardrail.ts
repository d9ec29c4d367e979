import type { CheckedConfig } from "../../config/checked-config";
import type { Report } from "../../config/problems/report";
import type { Organization } from "../../organization/organization";
import type { AccountSelector } from "../../organization/select-accounts";
import type { AccountAssignment } from "../account-assignment";

/** What guardrails look at: the config, and what it expands to. */
export interface Guarded {
  readonly config: CheckedConfig;
  readonly accountAssignments: readonly AccountAssignment[];
  readonly organization: Organization | undefined;
  readonly selector: AccountSelector;
}

/** Account assignments by the assignment entries that they come from: there a guardrail reports them. */
export type RowsByEntry = ReadonlyMap<string, readonly AccountAssignment[]>;

/** One guardrail: reports everything that breaks it. */
export type Guardrail = (guarded: Guarded & { readonly byEntry: RowsByEntry }, report: Report) => void;
