import type { Report } from "../../config/problems/report";
import type { AccountAssignment } from "../account-assignment";
import { runRules } from "../own-rules";
import { controlTowerNames } from "./control-tower-names";
import { directUsers } from "./direct-users";
import type { Guarded, Guardrail, RowsByEntry } from "./guardrail";
import { managementAccount } from "./management-account";
import { permissionSetPlaces } from "./permission-set-places";
import { privilegedSession } from "./privileged-session";

/** All guardrails, one file each. */
const guardrails: readonly Guardrail[] = [
  permissionSetPlaces,
  controlTowerNames,
  privilegedSession,
  directUsers,
  managementAccount,
  ({ config, accountAssignments }, report) => runRules(config.guardrails.rules, accountAssignments, report),
];

/**
 * Checks every guardrail against the account assignments, after expansion, so that no wildcard slips past. What breaks
 * one is reported at the entry that it comes from.
 */
export function checkGuardrails(guarded: Guarded, report: Report): void {
  const byEntry = rowsByEntry(guarded.accountAssignments);
  for (const guardrail of guardrails) guardrail({ ...guarded, byEntry }, report);
}

function rowsByEntry(rows: readonly AccountAssignment[]): RowsByEntry {
  const byEntry = new Map<string, AccountAssignment[]>();
  for (const row of rows) {
    for (const entry of row.entries) {
      const known = byEntry.get(entry);
      if (known) known.push(row);
      else byEntry.set(entry, [row]);
    }
  }
  return byEntry;
}
