import type { CheckedConfig } from "../config/checked-config";

/** Where MFA is switched on. Source: IAM Identity Center user guide, "Prompt users for MFA". */
const place =
  'in the console of IAM Identity Center, under Settings → Authentication → Multi-factor authentication → Configure, choose "Prompt users for MFA"';

/**
 * MFA by identity source. Source: IAM Identity Center user guide, "Considerations before using MFA": MFA of Identity
 * Center is for its own directory and for Active Directory, where it is an alternative to RADIUS MFA of AWS Directory
 * Service, and is not there for external identity providers.
 */
const mfa: Record<NonNullable<CheckedConfig["identitySource"]> | "unknown", string> = {
  "identity-center": `MFA has no API: ${place}.`,
  "active-directory": `MFA has no API: ${place}; not needed where AWS Directory Service asks for RADIUS MFA already.`,
  external:
    "MFA is the external identity provider's: require it there; IAM Identity Center itself asks nobody for it.",
  unknown: `MFA has no API: with Identity Center's own directory, and with Active Directory without RADIUS MFA, ${place}; an external identity provider asks for MFA itself.`,
};

/**
 * What AWS leaves to people once a config is applied, as sentences. It is said once for the instance, and not where the
 * config acknowledges it.
 */
export function leftToPeople(config: Pick<CheckedConfig, "identitySource" | "mfa">): readonly string[] {
  if (config.mfa === "acknowledged") return [];
  const where = mfa[config.identitySource ?? "unknown"];
  return [`${where} Once that is done, identityCenter: { mfa: acknowledged } ends this note.`];
}
