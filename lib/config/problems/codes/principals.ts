import { accessControlAttributesPerInstance, reservedPrincipalNames, textLimits } from "../../limits";
import { list, show } from "../show";
import { duplicate, error, text, warning, type Rule } from "./wording";

/** Problems of the instance, accounts, users and groups. */
export const principalCodes = {
  // Instance
  "invalid-region": error(
    ({ value }: { value: string }) =>
      `the Region ${show(value)} is not the name of an AWS Region, such as eu-west-1.`,
  ),
  "invalid-instance-arn": text("the instance", "instanceArn"),
  "invalid-identity-store-id": text("the identity store id", "identityStoreId"),

  // Accounts and principals
  "invalid-account-id": error(({ value }: { value: string }) => {
    const digits = /^\d+$/.test(value) ? ` has ${value.length} digits` : " is not an account id";
    return `the account id ${show(value)}${digits}; allowed: ${textLimits.accountId.allowed}.`;
  }),
  "unquoted-account-id": error(
    ({ value }: { value: number }) =>
      `the account id ${value} is a number; write ${/^\d{12}$/.test(String(value)) ? `"${value}"` : "all 12 digits"}, in quotes: as a number it loses leading zeros.`,
  ),
  "duplicate-account": duplicate("the account"),
  "invalid-user-name": text("the user name", "userName"),
  "invalid-email": text("the e-mail address", "email"),
  "invalid-external-id-issuer": text("the issuer", "externalIdIssuer"),
  "invalid-external-id": text("the external id", "externalIdId"),
  "invalid-principal-id": text("the id", "principalId"),
  "invalid-group-name": text("the display name", "groupDisplayName"),
  "duplicate-user": duplicate("the user"),
  "duplicate-group": duplicate("the group"),
  "invalid-profile-text": text("the text", "profileText"),
  "reserved-name": error(
    ({ value }: { value: string }) =>
      `the name ${show(value)} is one of AWS's own (${list(reservedPrincipalNames)}), for users and groups alike; choose another.`,
  ),
  "create-not-allowed": error(
    ({ what, source }: { what: "user" | "group"; source: string }) =>
      `the identity source is ${source}, whose users and groups are read-only in IAM Identity Center, so this ${what} cannot be created here; create it in ${source === "external" ? "the identity provider" : "Active Directory"}, and look it up here by its name.`,
  ),

  // Attributes for access control
  "invalid-attribute-name": text("the attribute name", "accessControlAttributeKey"),
  "invalid-attribute-source": text("the attribute's source", "accessControlAttributeSource"),
  "too-many-attributes": error(
    ({ count }: { count: number }) =>
      `has ${count} attributes; allowed: at most ${accessControlAttributesPerInstance}.`,
  ),

  // Renamed keys
  "renamed-still-declared": error(
    ({ key, map }: { key: string; map: string }) =>
      `${show(key)} is renamed and still declared under ${map}; take one of the two out.`,
  ),
  "renamed-again": error(
    ({ key, next }: { key: string; next: string }) =>
      `${show(key)} is itself renamed, to ${show(next)}; map each old key to the one that is declared now.`,
  ),
  "renamed-into-one": error(
    ({ key, other }: { key: string; other: string }) =>
      `${show(other)} is renamed to ${show(key)}, too; one key comes from one key.`,
  ),
  "renamed-permission-set-name": warning(
    ({ key, old, existing }: { key: string; old: string; existing: boolean }) =>
      existing
        ? `without a name of its own, another permission set is looked up: ${show(key)} instead of ${show(old)}. To keep it, give \`name: ${old}\`.`
        : `without a name of its own, the permission set is ${show(key)} in AWS from now on, not ${show(old)}, which replaces it and its roles in every account. To keep them, give \`name: ${old}\`.`,
  ),
} as const satisfies Record<string, Rule>;
