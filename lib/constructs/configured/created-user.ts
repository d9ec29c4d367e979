import {
  IdentitystoreUser,
  type IdentitystoreUserEmails,
  type IdentitystoreUserName,
} from "@cdktf/provider-aws/lib/identitystore-user";
import { Construct } from "constructs";
import { principalAddress } from "../../access/address";
import type { CreatedUser as Profile, ProfileContact } from "../../config/checked-config";
import type { IdentityCenter } from "../identity-center";
import type { ConfiguredPrincipal } from "./principal";
import { expression, terraformText } from "../terraform-text";

/** A user to create. */
export interface CreatedUserProps {
  /** The instance in whose identity store the user is created. */
  readonly identityCenter: IdentityCenter;
  /** What the config calls the user; its address comes from this. */
  readonly key: string;
  /** Who it is, checked. */
  readonly profile: Profile;
}

/** A user that the config creates in the identity store. */
export class CreatedUser extends Construct implements ConfiguredPrincipal {
  readonly principalType = "USER";
  /** UserId. */
  readonly principalId: string;
  readonly created = true;

  constructor(scope: Construct, id: string, { identityCenter, key, profile }: CreatedUserProps) {
    super(scope, id);
    const name = principalAddress("USER", key);
    const { userName, displayName, email, phoneNumber } = profile;
    const address = texts(profile.address ?? {}, addressFields);
    new IdentitystoreUser(this, "User", {
      identityStoreId: identityCenter.local.identityStoreId,
      userName: terraformText(userName),
      displayName: terraformText(displayName),
      name: nameOf(profile),
      ...texts(profile, plainFields),
      ...(email && { emails: primary(email) }),
      ...(phoneNumber && { phoneNumbers: primary(phoneNumber) }),
      ...(Object.keys(address).length > 0 && { addresses: { ...address, primary: true } }),
    }).overrideLogicalId(name);
    // Not `id`: that is the store's id and the user's (terraform-provider-aws #36454).
    this.principalId = expression(`aws_identitystore_user.${name}.user_id`);
  }
}

const plainFields = [
  "nickname",
  "title",
  "userType",
  "preferredLanguage",
  "locale",
  "timezone",
  "profileUrl",
] as const;
const addressFields = [
  "streetAddress",
  "locality",
  "region",
  "postalCode",
  "country",
  "formatted",
  "type",
] as const;
const nameFields = ["middleName", "honorificPrefix", "honorificSuffix"] as const;

function nameOf(profile: Profile): IdentitystoreUserName {
  const { givenName, familyName, formattedName } = profile;
  return {
    givenName: terraformText(givenName),
    familyName: terraformText(familyName),
    ...(formattedName !== undefined && { formatted: terraformText(formattedName) }),
    ...texts(profile, nameFields),
  };
}

/** AWS takes one e-mail address and one phone number of a user; it is found by the one that is primary. */
function primary({ value, type }: ProfileContact): IdentitystoreUserEmails {
  return {
    value: terraformText(value),
    ...(type !== undefined && { type: terraformText(type) }),
    primary: true,
  };
}

/** The fields that are given, escaped for Terraform. */
function texts<F extends string>(
  source: { readonly [K in F]?: string },
  fields: readonly F[],
): { [K in F]?: string } {
  const given = fields.flatMap((field) => {
    const value = source[field];
    return value === undefined ? [] : [[field, terraformText(value)] as const];
  });
  return Object.fromEntries(given) as { [K in F]?: string };
}
