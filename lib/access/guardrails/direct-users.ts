import type { Guardrail } from "./guardrail";

/** `guardrails.directUsers`: users that are assigned directly, not through a group. */
export const directUsers: Guardrail = ({ config: { guardrails }, byEntry }, report) => {
  if (guardrails.directUsers === "allow") return;
  const code = guardrails.directUsers === "deny" ? "direct-user" : "direct-user-warning";
  for (const [entry, rows] of byEntry) {
    const assigned = rows.filter(({ principalType }) => principalType === "USER");
    const users = [...new Set(assigned.map(({ principal }) => principal))];
    if (users.length > 0) report(code, ["assignments", entry], { users }, "key");
  }
};
