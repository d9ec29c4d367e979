import { same } from "../same";
import type { Question } from "../question";
import { changed, gone, type ResourceCheck, type Values } from "./resource-check";

const externalIds = (list: unknown) =>
  ((list ?? []) as readonly Values[]).map(({ Id, Issuer }) => ({ id: Id, issuer: Issuer }));

const ask = (operation: string, input: Values): readonly Question[] => [
  { service: "identitystore", operation, input },
];

/** aws_identitystore_group. */
export const group: ResourceCheck = {
  attributes: ["arn", "description", "display_name", "external_ids", "group_id", "identity_store_id"],
  questions: ({ identity_store_id: IdentityStoreId, group_id: GroupId }) =>
    ask("DescribeGroup", { IdentityStoreId, GroupId }),
  difference(values, [answer]) {
    if (!answer) return gone;
    return changed({
      id: values.id === `${String(values.identity_store_id)}/${String(values.group_id)}`,
      // The provider makes it from the id; one of version 5 has none.
      arn: values.arn === undefined || String(values.arn).endsWith(`/${String(values.group_id)}`),
      display_name: same(values.display_name, answer.DisplayName),
      description: same(values.description, answer.Description),
      external_ids: same(values.external_ids, externalIds(answer.ExternalIds)),
    });
  },
};

/** aws_identitystore_group_membership. */
export const groupMembership: ResourceCheck = {
  attributes: ["group_id", "identity_store_id", "member_id", "membership_id"],
  questions: ({ identity_store_id: IdentityStoreId, membership_id: MembershipId }) =>
    ask("DescribeGroupMembership", { IdentityStoreId, MembershipId }),
  difference(values, [answer]) {
    if (!answer) return gone;
    const { UserId } = (answer.MemberId ?? {}) as Values;
    return changed({
      id: values.id === `${String(values.identity_store_id)}/${String(values.membership_id)}`,
      group_id: same(values.group_id, answer.GroupId),
      member_id: same(values.member_id, UserId),
    });
  },
};

/** Attributes of a user that are one text each, and AWS's names of them. */
const texts = {
  display_name: "DisplayName",
  locale: "Locale",
  nickname: "NickName",
  preferred_language: "PreferredLanguage",
  profile_url: "ProfileUrl",
  timezone: "Timezone",
  title: "Title",
  user_name: "UserName",
  user_type: "UserType",
} as const;

/** aws_identitystore_user. */
export const user: ResourceCheck = {
  attributes: [
    ...Object.keys(texts),
    "addresses",
    "emails",
    "external_ids",
    "identity_store_id",
    "name",
    "phone_numbers",
    "user_id",
    "user_status",
  ],
  questions: ({ identity_store_id: IdentityStoreId, user_id: UserId }) =>
    ask("DescribeUser", { IdentityStoreId, UserId }),
  difference(values, [answer]) {
    if (!answer) return gone;
    return changed({
      id: values.id === `${String(values.identity_store_id)}/${String(values.user_id)}`,
      ...Object.fromEntries(
        Object.entries(texts).map(([attribute, member]) => [
          attribute,
          same(values[attribute], answer[member]),
        ]),
      ),
      name: same(values.name, [nameOf(answer.Name)]),
      addresses: same(values.addresses, listOf(answer.Addresses).map(addressOf)),
      emails: same(values.emails, listOf(answer.Emails).map(reachedAt)),
      phone_numbers: same(values.phone_numbers, listOf(answer.PhoneNumbers).map(reachedAt)),
      external_ids: same(values.external_ids, externalIds(answer.ExternalIds)),
      user_status: values.user_status === undefined || same(values.user_status, answer.UserStatus),
    });
  },
};

const listOf = (value: unknown) => (value ?? []) as readonly Values[];

function nameOf(name: unknown): Values {
  const { FamilyName, Formatted, GivenName, HonorificPrefix, HonorificSuffix, MiddleName } = (name ??
    {}) as Values;
  return {
    family_name: FamilyName,
    formatted: Formatted,
    given_name: GivenName,
    honorific_prefix: HonorificPrefix,
    honorific_suffix: HonorificSuffix,
    middle_name: MiddleName,
  };
}

function addressOf({
  Country,
  Formatted,
  Locality,
  PostalCode,
  Primary = false,
  Region,
  StreetAddress,
  Type,
}: Values): Values {
  return {
    country: Country,
    formatted: Formatted,
    locality: Locality,
    postal_code: PostalCode,
    primary: Primary,
    region: Region,
    street_address: StreetAddress,
    type: Type,
  };
}

function reachedAt({ Primary = false, Type, Value }: Values): Values {
  return { primary: Primary, type: Type, value: Value };
}
