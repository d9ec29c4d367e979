import { z } from "zod";
import { durationPattern } from "./check/session-duration";
import { policiesPerPermissionSet, tagsPerPermissionSet, textLimits, type TextField } from "./limits";
import type { AccessRule } from "./access-rule";

/**
 * The shape of an access config: types, checks and JSON Schema from one source. The descriptions of the JSON Schema
 * are the comments of the settings (`npm run schema`); `meta` adds what is checked elsewhere and JSON Schema can say,
 * too.
 *
 * The `error` of a part is data for `issue-to-problem.ts`, no sentence: `type:` and what is allowed there, or `text:`
 * and the name of the limit that was broken.
 */
const type = (allowed: string) => ({ error: `type:${allowed}` });

const map = <T extends z.ZodRawShape>(shape: T, allowed: string) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `keys:${Object.keys(shape).join(",")}` : `type:${allowed}`,
  });

const text = (field: TextField) => {
  const { min, max, pattern, allowed } = textLimits[field] as (typeof textLimits)[TextField] & {
    pattern: RegExp;
  };
  const broken = { error: `text:${field}` };
  return z.string(type(allowed)).min(min, broken).max(max, broken).regex(pattern, broken);
};

const list = <T extends z.ZodType>(item: T, allowed: string) => z.array(item, type(allowed)).readonly();

/** A text field as JSON Schema has it, for keys: what zod checks are values. */
const toJsonSchema = (field: TextField) => {
  const { min, max, pattern } = textLimits[field];
  return { minLength: min, maxLength: max, pattern: pattern.source };
};

const atLeastOne = { minItems: 1 };
const atMostPolicies = { maxItems: policiesPerPermissionSet.max };

/** `account:` like `type:`, but a number gets the advice to quote it. */
const account = (allowed: string) => ({ error: `account:${allowed}` });

/** An account: its id, 12 digits in quotes, or its name in the organization's snapshot. */
export const accountSpec = z.union(
  [
    z
      .string(account(textLimits.accountId.allowed))
      .regex(textLimits.accountId.pattern, { error: "text:accountId" }),
    map(
      {
        /** The account's name, exactly; one account of the snapshot has to have it. */
        name: z.string(type("the name of an account")).min(1, type("the name of an account")),
      },
      "{ name }",
    ),
  ],
  account("12 digits, in quotes, or { name }"),
);

/** What an assignment entry says of accounts. */
const target = z.union(
  [
    z.string(account("a key of accounts or accountGroups, or an account id in quotes")),
    map(
      {
        /** An organizational unit: its id, or its path of names from the root (`Workloads/Prod`); the root is `/`. */
        ou: z
          .string(type("the id of an organizational unit, or its path from the root"))
          .min(1, type("an OU")),
        /** Whether the units below it count too; default: true. */
        recursive: z.boolean(type("true or false")).optional(),
      },
      "{ ou, recursive }",
    ),
    map(
      {
        /** Tags that an account must all have, with these values. */
        tag: z
          .record(z.string(), z.string(type("the value of a tag")), type("a map of tag keys to values"))
          .refine((tags) => Object.keys(tags).length > 0, type("a map of at least one tag key to its value"))
          .meta({ minProperties: 1 }),
      },
      "{ tag }",
    ),
    map(
      {
        /** A pattern of account names: `*` stands for any characters, `?` for one. */
        name: z.string(type("a pattern of account names")).min(1, type("a pattern of account names")),
      },
      "{ name }",
    ),
  ],
  account('a key of accounts or accountGroups, an account id in quotes, { ou }, { tag }, { name } or "*"'),
);

const targets = list(target, "a list of targets");

/** Accounts under one name: a list of targets, which may be other groups. */
export const accountGroupSpec = targets;

const byId = map(
  {
    /** The id in the identity store. */
    id: text("principalId"),
  },
  "{ id }",
);

const keys = (what: string) => list(z.string(type(`a ${what}`)), `a list of ${what}s`);

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
    groups: keys("key of groups").optional(),
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
    members: keys("key of users").optional(),
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

const customerManagedPolicy = map(
  {
    /** The name, the same in every account that the permission set reaches. */
    name: text("policyName"),
    /** The IAM path; default `/`. */
    path: text("policyPath").optional(),
  },
  "{ name, path }",
);

const inlinePolicy = z.union(
  [
    z.string(type("JSON text")),
    map(
      {
        /** A JSON file below the folder of the access config; the path is relative to it. */
        file: z.string(type("the path of a JSON file")).min(1, type("the path of a JSON file")),
      },
      "{ file }",
    ),
    z
      .looseObject({
        Version: z.string(type('"2012-10-17"')).optional(),
        file: z.undefined(type("the path of a JSON file, without a policy beside it")).optional(),
      })
      .meta({ required: ["Statement"] }),
  ],
  type("a policy as a map, JSON text, or { file }"),
);

const permissionsBoundary = map(
  {
    /** An AWS managed policy: its name, path and name, or ARN. */
    managedPolicy: z.string(type("the name, path and name, or ARN of an AWS managed policy")).optional(),
    /** A customer managed policy that exists in every account that the permission set reaches. */
    customerManagedPolicy: customerManagedPolicy.optional(),
  },
  "{ managedPolicy } or { customerManagedPolicy: { name, path } }",
).meta({ minProperties: 1, maxProperties: 1 });

/** What a permission set that is owned elsewhere may say: its name, and our guardrails. */
export const settingsOfExisting: readonly string[] = [
  "existing",
  "name",
  "onlyIn",
  "neverIn",
  "onlyFor",
  "privileged",
];

/** A permission set with everything that AWS allows. */
export const permissionSetSpec = map(
  {
    /** The name in AWS; default: the key. Changing it replaces the permission set and its roles. */
    name: text("permissionSetName").optional(),
    /** Owned elsewhere (AWS Control Tower, another stack): looked up by name, never changed. */
    existing: z.literal(true, type("true, or leave it out")).optional(),
    /** What it is for, as people read it in the console; Latin-1 characters only. */
    description: text("description").optional(),
    /** How long a session lasts, 1 to 12 hours: `4h`, `90m`, `1h30m` or `PT4H`. AWS's default is one hour. */
    sessionDuration: z
      .string(type("a duration such as 4h or PT4H"))
      .meta({ pattern: durationPattern, minLength: 2 })
      .optional(),
    /** Where the AWS access portal sends people after they sign in. */
    relayState: text("relayState").optional(),
    /** Tags of the permission set itself, for cost allocation and for policies about it. */
    tags: z
      .record(z.string(), text("tagValue"), type("a map of tag keys to values"))
      .meta({ maxProperties: tagsPerPermissionSet, propertyNames: toJsonSchema("tagKey") })
      .optional(),
    /** AWS managed policies: name, path and name, or ARN. */
    managedPolicies: list(
      z.string(type("the name, path and name, or ARN of an AWS managed policy")),
      "a list of AWS managed policies",
    )
      .meta(atMostPolicies)
      .optional(),
    /** Customer managed policies, which have to exist in every account that the permission set reaches. */
    customerManagedPolicies: list(customerManagedPolicy, "a list of { name, path }")
      .meta(atMostPolicies)
      .optional(),
    /** One policy of its own: a map, JSON text, or `{ file }`. */
    inlinePolicy: inlinePolicy.optional(),
    /** The most that the permission set can ever allow: one policy of either kind. */
    permissionsBoundary: permissionsBoundary.optional(),
    /** A guardrail: the only accounts in which it may be assigned. */
    onlyIn: targets.optional(),
    /** A guardrail: accounts in which it may never be assigned. */
    neverIn: targets.optional(),
    /** A guardrail: keys of the only groups that may have it. */
    onlyFor: list(z.string(type("a key of groups")), "a list of keys of groups").optional(),
    /** Whether it counts as privileged; default: whether its policies give administration. */
    privileged: z.boolean(type("true or false")).optional(),
  },
  "a map of settings; {} for a permission set without policies",
).meta({ if: { required: ["existing"] }, then: { propertyNames: { enum: settingsOfExisting } } });

/** One named item under `assignments`: who gets which permission sets in which accounts. */
export const assignmentSpec = map(
  {
    /** Keys of `users`. Prefer groups: AWS reads all principals of an account and permission set with every check. */
    users: keys("key of users").optional(),
    /** Keys of `groups`. */
    groups: keys("key of groups").optional(),
    /** Keys of `permissionSets`. */
    permissionSets: keys("key of permissionSets").meta(atLeastOne),
    /** Targets: keys of `accounts` and `accountGroups`, account ids, `{ ou }`, `{ tag }`, `{ name }`, `"*"`. */
    accounts: targets.meta(atLeastOne),
    /** Targets whose accounts are left out. */
    except: targets.optional(),
    /** The last day on which the entry gives access, in UTC, such as `2027-01-31`. */
    expires: z.string(type("a day such as 2027-01-31")).optional(),
    /** Why the access is given; for those who review it. */
    reason: z
      .string(type("a text"))
      .min(1, type("a text"))
      .max(1000, type("a text of at most 1000 characters"))
      .optional(),
  },
  "a map with users or groups, permissionSets and accounts",
).meta({
  anyOf: ["groups", "users"].map((principals) => ({
    required: [principals],
    properties: { [principals]: atLeastOne },
  })),
});

const region = z
  .string(type("the name of an AWS Region"))
  .regex(/^([a-z]+-){2,3}\d$/, { error: "region" })
  .max(32, { error: "region" });

/** The instance of IAM Identity Center. */
export const identityCenterSpec = map(
  {
    /** The home Region of the instance; default: the Region of the environment. */
    region: region.optional(),
    /** Where users and groups come from; only those of identity-center can be created here. */
    identitySource: z
      .enum(
        ["identity-center", "external", "active-directory"],
        type("identity-center, external or active-directory"),
      )
      .optional(),
    /** The instance by name; left out, it is looked up, and there must be exactly one. */
    instance: map(
      { arn: text("instanceArn"), identityStoreId: text("identityStoreId") },
      "{ arn, identityStoreId }",
    ).optional(),
    /**
     * From where it is administered; default: `management`. A delegated administrator can touch neither the management
     * account nor a permission set that is used there.
     */
    administeredFrom: z
      .enum(["management", "delegated-administrator"], type("management or delegated-administrator"))
      .optional(),
  },
  "a map with region, identitySource, instance and administeredFrom",
);

/** Attributes for access control (ABAC): session tag keys, and where in a user's profile their values come from. */
export const accessControlAttributesSpec = z.record(
  z.string(),
  text("accessControlAttributeSource"),
  type("a map of attribute names to sources"),
);

const renamedKeys = (what: string) =>
  z
    .record(z.string(), z.string(type(`a key of ${what}`)), type(`a map of old keys of ${what} to new ones`))
    .optional();

/** Keys that have changed: what stands under the new key moves there, and no access changes. */
export const renamedSpec = map(
  {
    users: renamedKeys("users"),
    groups: renamedKeys("groups"),
    permissionSets: renamedKeys("permissionSets"),
  },
  "a map with users, groups and permissionSets, each { old: new }",
);

/** The snapshot of the organization's tree. */
export const organizationSpec = z.union(
  [
    z.string(type("the path of the snapshot")).min(1, type("the path of the snapshot")),
    map(
      {
        /** The path of the snapshot, relative to the access config. */
        snapshot: z.string(type("the path of the snapshot")).min(1, type("the path of the snapshot")),
        /** Whether a plan compares the snapshot with the organization, one read per OU in use; default: true. */
        check: z.boolean(type("true or false")).optional(),
      },
      "{ snapshot, check }",
    ),
  ],
  type("the path of the snapshot, or { snapshot, check }"),
);

/** What holds for all account assignments, checked after expansion, so that no wildcard slips past. */
export const guardrailsSpec = map(
  {
    /** Users assigned directly, not through a group; default: `allow`. */
    directUsers: z.enum(["allow", "warn", "deny"], type("allow, warn or deny")).optional(),
    /** The management account: only where it is named by key or id (`explicit`, the default), or never. */
    managementAccount: z.enum(["explicit", "deny"], type("explicit or deny")).optional(),
    /** The longest session of a privileged permission set, such as `4h`. */
    privilegedSession: z.string(type("a duration such as 4h or PT4H")).optional(),
    /** Rules of your own, in TypeScript: each takes the account assignments and returns a sentence per problem. */
    rules: list(
      z.custom<AccessRule>((value) => typeof value === "function", type("a function, in TypeScript")),
      "a list of functions, in TypeScript",
    ).optional(),
  },
  "a map with directUsers, managementAccount, privilegedSession and rules",
);

/** The schema of every map of the config, by its key. */
export const mapSpecs = {
  accounts: accountSpec,
  accountGroups: accountGroupSpec,
  users: userSpec,
  groups: groupSpec,
  permissionSets: permissionSetSpec,
  assignments: assignmentSpec,
} as const;

/** The name of a map of the config. */
export type MapName = keyof typeof mapSpecs;

/** What else stands at the top of the config, by its key. */
export const topSpecs = {
  identityCenter: identityCenterSpec,
  organization: organizationSpec,
  guardrails: guardrailsSpec,
  accessControlAttributes: accessControlAttributesSpec,
  renamed: renamedSpec,
} as const;

/** The keys at the top of an access config. */
export const topLevelKeys: readonly string[] = [
  "identityCenter",
  "organization",
  ...Object.keys(mapSpecs),
  "guardrails",
  "accessControlAttributes",
  "renamed",
];

/** Keys at the top that are for editors and mean nothing here. */
export const ignoredKeys: readonly string[] = ["$schema"];

export type AccountSpec = z.input<typeof accountSpec>;
export type AccountGroupSpec = z.input<typeof accountGroupSpec>;
export type TargetSpec = z.output<typeof target>;
export type OrganizationSpec = z.input<typeof organizationSpec>;
export type GuardrailsSpec = z.input<typeof guardrailsSpec>;
export type UserSpec = z.input<typeof userSpec>;
export type GroupSpec = z.input<typeof groupSpec>;
export type PermissionSetSpec = z.input<typeof permissionSetSpec>;
export type AssignmentSpec = z.input<typeof assignmentSpec>;
export type CreateUserSpec = z.input<typeof createUserSpec>;
export type CreateGroupSpec = z.input<typeof createGroupSpec>;
export type IdentityCenterSpec = z.input<typeof identityCenterSpec>;
