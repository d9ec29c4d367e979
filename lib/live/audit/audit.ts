import type { Access } from "../../access/access";
import type { AuditReport } from "../../access/audit-report";
import type { InstanceState } from "../instance";
import { auditAccountAssignments } from "./audit-account-assignments";
import { auditPermissionSets } from "./audit-permission-sets";
import { ignoreCounter } from "./ignore-counter";
import type { PrincipalIds } from "./match-principals";
import { auditNames } from "./names";

/**
 * Compares what AWS has with what an access config means. The same arguments give the same report, in the same order.
 * @param state everything that an instance holds, those of deleted principals included: `coverage` `every-principal`
 * @param principalIds the ids of all principals of the config (`lookUpPrincipals`)
 */
export function audit(access: Access, state: InstanceState, principalIds: PrincipalIds): AuditReport {
  if (state.coverage !== "every-principal") throw new Error("an audit needs a whole read");
  const names = auditNames(access, state, principalIds);
  const ignored = ignoreCounter(access.ignored);
  return {
    accountAssignments: auditAccountAssignments(access, state, names, ignored),
    permissionSets: auditPermissionSets(access, state, names, ignored),
    ignored: ignored.counts(),
  };
}
