import { z } from "zod";
import { textLimits, type TextField } from "../limits";
import { keys, map, text, type } from "./parts";

const byId = map(
  {
    /** The id in the identity store. */
    id: text("principalId"),
  },
  "{ id }",
);

const profileText = () => text("profileText").optional();

/** A value of a profile that can have a type, such as `work`. */
const contact = (field: TextField) =>
  z
    .union(
      [text(field), map({ value: text(field), type: profileText() }, "{ value, type }")],
      type(`${textLimits[field].allowed}, or { value, type }`),
    )
    .optional();

/** A user that the config creates: the profile fields that the AWS provider knows. */
export const createUserSpec = map(
  {
    /** What the user signs in with. Changing it replaces the user. */
    userName: text("userName"),
    givenName: text("profileText"),
    familyName: text("profileText"),
    /** Default: given name and family name. */
    displayName: profileText(),
    /** The primary e-mail address, which no other user may have. */
    email: contact("email"),
    phoneNumber: contact("profileText"),
    address: map(
      {
        streetAddress: profileText(),
        locality: profileText(),
        region: profileText(),
        postalCode: profileText(),
        country: profileText(),
        /** The whole address, as it stands on a letter. */
        formatted: profileText(),
        type: profileText(),
      },
      "{ streetAddress, locality, region, postalCode, country, formatted, type }",
    ).optional(),
    middleName: profileText(),
    honorificPrefix: profileText(),
    honorificSuffix: profileText(),
    /** The whole name, as it is shown. */
    formattedName: profileText(),
    nickname: profileText(),
    title: profileText(),
    userType: profileText(),
    preferredLanguage: profileText(),
    locale: profileText(),
    timezone: profileText(),
    profileUrl: profileText(),
    /** Keys of `groups`, created or looked up, that the user is in. */
    groups: keys("groups").optional(),
  },
  "a map with userName, givenName, familyName and the rest of a profile",
);

/** A group that the config creates. */
export const createGroupSpec = map(
  {
    displayName: text("groupDisplayName"),
    /** It can be changed, but not taken away: the AWS provider then sends an empty text, which AWS refuses. */
    description: profileText(),
    /** Keys of `users`, created or looked up, that are in it; members from elsewhere stay. */
    members: keys("users").optional(),
  },
  "a map with displayName, description and members",
);

/** A user of the identity store: a UserName, or one of `email`, `externalId`, `id`; or one to create. */
export const userSpec = z.union(
  [
    text("userName"),
    map(
      {
        /** The user's primary e-mail address. */
        email: text("email"),
      },
      "{ email }",
    ),
    map(
      {
        /** The id that an external identity provider gave the user. */
        externalId: map({ issuer: text("externalIdIssuer"), id: text("externalIdId") }, "{ issuer, id }"),
      },
      "{ externalId: { issuer, id } }",
    ),
    byId,
    map(
      {
        /** The user does not exist yet: the config creates it, and owns it. */
        create: createUserSpec,
      },
      "{ create }",
    ),
  ],
  type("a UserName, or one of { email }, { externalId: { issuer, id } }, { id }, { create }"),
);

/** A group of the identity store: a DisplayName, or its `id`; or one to create. */
export const groupSpec = z.union(
  [
    text("groupDisplayName"),
    byId,
    map(
      {
        /** The group does not exist yet: the config creates it, and owns it. */
        create: createGroupSpec,
      },
      "{ create }",
    ),
  ],
  type("a DisplayName, or one of { id }, { create }"),
);

export type UserSpec = z.input<typeof userSpec>;
export type GroupSpec = z.input<typeof groupSpec>;
/** A user that is there. */
export type FoundUserSpec = Exclude<UserSpec, { readonly create: unknown }>;
/** A group that is there. */
export type FoundGroupSpec = Exclude<GroupSpec, { readonly create: unknown }>;
export type CreateUserSpec = z.input<typeof createUserSpec>;
export type CreateGroupSpec = z.input<typeof createGroupSpec>;
