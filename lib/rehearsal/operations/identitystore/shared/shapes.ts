import { textLimits } from "../../../../config/limits";
import { boolean, document, integer, list, required, structure, text } from "../../../protocol/shapes";

/** Shapes of the Identity Store API (model identitystore 2020-06-15); what is personal is marked sensitive there. */
export const identityStoreId = text(textLimits.identityStoreId);
export const resourceId = text(textLimits.principalId);
export const userName = text({ ...textLimits.userName, sensitive: true });
export const groupDisplayName = text({ ...textLimits.groupDisplayName, sensitive: true });
export const sensitiveText = text({ ...textLimits.profileText, sensitive: true });
const attributePath = text({
  min: 1,
  max: 255,
  pattern: /^(?:\p{L}+:\p{L}+:\p{L}+(?:\.\p{L}+){0,3}|\p{L}+(?:\.\p{L}+){0,2})$/u,
});
export const memberId = structure({ UserId: resourceId });
export const filters = list(
  structure({ AttributePath: required(attributePath), AttributeValue: required(sensitiveText) }),
  0,
  1,
);

/** How GetUserId and GetGroupId name what they look for. */
export const alternateIdentifier = structure({
  ExternalId: structure({
    Issuer: required(text({ ...textLimits.externalIdIssuer, sensitive: true })),
    Id: required(text({ ...textLimits.externalIdId, sensitive: true })),
  }),
  UniqueAttribute: structure({
    AttributePath: required(attributePath),
    AttributeValue: required(document),
  }),
});

/** What UpdateUser and UpdateGroup change: a value is set, and an attribute without one is removed. */
export const operations = list(
  structure({ AttributePath: required(attributePath), AttributeValue: document }),
  1,
  100,
);

/** The members of every list operation. */
export const paging = {
  MaxResults: integer(1, 100),
  NextToken: text({ min: 1, max: 65_535, pattern: /^[-a-zA-Z0-9+=/:_]*$/ }),
};

const valued = { Value: sensitiveText, Type: sensitiveText, Primary: boolean };

/** The attributes of a user beside its name. */
export const userAttributes = {
  Name: structure({
    Formatted: sensitiveText,
    FamilyName: sensitiveText,
    GivenName: sensitiveText,
    MiddleName: sensitiveText,
    HonorificPrefix: sensitiveText,
    HonorificSuffix: sensitiveText,
  }),
  DisplayName: sensitiveText,
  NickName: sensitiveText,
  ProfileUrl: sensitiveText,
  Emails: list(structure(valued), 1, 1),
  Addresses: list(
    structure({
      StreetAddress: sensitiveText,
      Locality: sensitiveText,
      Region: sensitiveText,
      PostalCode: sensitiveText,
      Country: sensitiveText,
      Formatted: sensitiveText,
      Type: sensitiveText,
      Primary: boolean,
    }),
    1,
    1,
  ),
  PhoneNumbers: list(structure(valued), 1, 1),
  UserType: sensitiveText,
  Title: sensitiveText,
  PreferredLanguage: sensitiveText,
  Locale: sensitiveText,
  Timezone: sensitiveText,
  Photos: list(structure({ ...valued, Display: sensitiveText }), 1, 3),
  Website: sensitiveText,
  Birthdate: sensitiveText,
  Roles: list(structure(valued), 1, 1),
};
