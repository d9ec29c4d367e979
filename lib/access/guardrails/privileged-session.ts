import type { PermissionSetConfig } from "../../config/checked-config";
import { administrationReasons } from "../../config/check/policy/administration";
import { toMinutes } from "../../config/check/session-duration";
import { sessionMinutes } from "../../config/limits";
import type { Guardrail } from "./guardrail";

/** `guardrails.privilegedSession`: the longest session of permission sets that give administration. */
export const privilegedSession: Guardrail = ({ config }, report) => {
  const most = config.guardrails.privilegedSession;
  if (most === undefined) return;
  for (const [key, set] of config.permissionSets) {
    // The session of a permission set that is owned elsewhere is not known here.
    if (set.existing) continue;
    const reasons = privilegeOf(set);
    const minutes = minutesOf(set);
    if (reasons.length === 0 || minutes <= most) continue;
    const path = ["permissionSets", key];
    report("privileged-session", path, { permissionSet: key, minutes, most, reasons }, "key");
  }
};

function minutesOf({ sessionDuration }: PermissionSetConfig): number {
  return sessionDuration === undefined ? sessionMinutes.default : (toMinutes(sessionDuration) ?? 0);
}

/** Why a permission set counts as privileged; empty where it does not. */
function privilegeOf(set: PermissionSetConfig): readonly string[] {
  if (set.privileged === false) return [];
  return set.privileged ? ["declared"] : administrationReasons(set);
}
