import type { CheckedConfig } from "../../config/checked-config";
import type { Guardrail } from "./guardrail";

/** `guardrails.managementAccount`, and what a delegated administrator cannot do: access to the management account. */
export const managementAccount: Guardrail = ({ config, organization, byEntry }, report) => {
  const why = whyNoManagementAccount(config);
  if (why === undefined) return;
  if (!organization) {
    return report("needs-organization", why.path, { what: "which account is the management account" });
  }
  for (const [entry, rows] of byEntry) {
    const reached = rows.find(({ accountId }) => accountId === organization.managementAccountId);
    if (reached) {
      const account = reached.accountName || reached.accountId;
      report("management-account", ["assignments", entry], { account, why: why.reason }, "key");
    }
  }
};

function whyNoManagementAccount({ administeredFrom, guardrails }: CheckedConfig) {
  if (administeredFrom === "delegated-administrator") {
    return {
      path: ["identityCenter", "administeredFrom"],
      reason: "a delegated administrator cannot change access there",
    };
  }
  if (guardrails.managementAccount === "deny") {
    return { path: ["guardrails", "managementAccount"], reason: "guardrails.managementAccount denies it" };
  }
  return undefined;
}
