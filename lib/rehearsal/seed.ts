import { z } from "zod";
import { textLimits, type TextLimit } from "../config/limits";

/** A text within one of AWS's limits. */
const limited = ({ min, max, pattern, allowed }: TextLimit) =>
  z
    .string({ error: `allowed: ${allowed}` })
    .refine(
      (value) => value.length >= min && value.length <= max && (!pattern || pattern.test(value)),
      `allowed: ${allowed}`,
    );

const matching = (pattern: RegExp, allowed: string) =>
  z.string({ error: `allowed: ${allowed}` }).regex(pattern, `allowed: ${allowed}`);

const accountId = limited(textLimits.accountId);
const principalId = limited(textLimits.principalId);
const unitName = matching(/^[^/]{1,128}$/, "1 to 128 characters, without /");
const tags = z.record(limited(textLimits.tagKey), limited(textLimits.tagValue));
const policyReference = z.strictObject({
  name: limited(textLimits.policyName),
  path: limited(textLimits.policyPath).optional(),
});
const externalIds = z
  .array(
    z.strictObject({ issuer: limited(textLimits.externalIdIssuer), id: limited(textLimits.externalIdId) }),
  )
  .max(10, "allowed: at most 10 external ids");

/** An organizational unit, with the ones below it. */
const organizationalUnit = z.strictObject({
  id: matching(
    /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
    "ou-, the root's suffix, - and 8 letters or digits",
  ).optional(),
  name: unitName,
  get organizationalUnits() {
    return z.array(organizationalUnit).optional();
  },
});

const instance = z.strictObject({
  arn: limited(textLimits.instanceArn).optional(),
  identityStoreId: limited(textLimits.identityStoreId).optional(),
  ownerAccountId: accountId.optional(),
  name: matching(/^[\w+=,.@-]{1,255}$/, "1 to 255 letters, digits and + = , . @ _ -").optional(),
});

const account = z.strictObject({
  id: accountId,
  name: matching(/^[^]{1,128}$/, "1 to 128 characters"),
  email: limited(textLimits.email).optional(),
  state: z
    .enum(["PENDING_ACTIVATION", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"], {
      error: "allowed: PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED",
    })
    .optional(),
  tags: tags.optional(),
  /** The id of an organizational unit, or its path of names from the root; the root if left out. */
  parent: z.string().optional(),
  customerManagedPolicies: z.array(policyReference, { error: "allowed: a list" }).optional(),
  /** Roles that IAM has room for; beyond, account assignments end FAILED. AWS: 1000. @default no limit */
  roleQuota: z.int({ error: "allowed: a whole number" }).min(0, "allowed: 0 or more").optional(),
});

const user = z.strictObject({
  userName: limited(textLimits.userName),
  id: principalId.optional(),
  displayName: z.string().min(1, "allowed: at least 1 character").optional(),
  givenName: z.string().min(1, "allowed: at least 1 character").optional(),
  familyName: z.string().min(1, "allowed: at least 1 character").optional(),
  email: limited(textLimits.email).optional(),
  externalIds: externalIds.optional(),
});

const group = z.strictObject({
  displayName: limited(textLimits.groupDisplayName),
  id: principalId.optional(),
  externalIds: externalIds.optional(),
  /** UserNames. */
  members: z.array(z.string()).optional(),
});

const permissionSet = z.strictObject({
  name: limited(textLimits.permissionSetName),
  description: limited(textLimits.description).optional(),
  sessionDuration: matching(
    /^PT(?:(?:[1-9]|1[01])H(?:[0-5]?\dM)?|12H)$/,
    "PT1H to PT12H, such as PT8H or PT1H30M",
  ).optional(),
  relayState: limited(textLimits.relayState).optional(),
  tags: tags.optional(),
  managedPolicies: z.array(limited(textLimits.managedPolicyArn)).optional(),
  customerManagedPolicies: z.array(policyReference, { error: "allowed: a list" }).optional(),
  inlinePolicy: z
    .union([z.string(), z.record(z.string(), z.unknown())], { error: "allowed: a JSON text or an object" })
    .optional(),
  permissionsBoundary: z
    .union(
      [
        z.strictObject({ managedPolicy: limited(textLimits.managedPolicyArn) }),
        z.strictObject({ customerManagedPolicy: policyReference }),
      ],
      { error: "allowed: either { managedPolicy: ARN } or { customerManagedPolicy: { name, path } }" },
    )
    .optional(),
});

const accountAssignment = z.strictObject({
  principalType: z.enum(["USER", "GROUP"], { error: "allowed: USER, GROUP" }),
  /** UserName or DisplayName; in its stead `deletedPrincipalId`. */
  principal: z.string().optional(),
  /** The id of a principal that was deleted: AWS leaves its account assignments behind. */
  deletedPrincipalId: principalId.optional(),
  /** Name. */
  permissionSet: z.string(),
  accountId,
});

/**
 * What a rehearsal holds when it starts: a plain document. Everything is optional, and what has no id gets one that
 * depends on its name alone, so that the same seed always gives the same ids.
 */
export const seedSchema = z.strictObject({
  /** The home Region of the instance. @default us-east-1 */
  region: matching(/^[a-z]{2}(-[a-z]+)+-\d$/, "the name of a Region, such as eu-west-1").optional(),
  /** @default one organization instance, owned by the management account */
  instances: z.array(instance, { error: "allowed: a list" }).optional(),
  organization: z
    .strictObject({
      id: matching(/^o-[a-z0-9]{10,32}$/, "o- and 10 to 32 letters or digits").optional(),
      /** @default "111111111111" */
      managementAccountId: accountId.optional(),
      /** The account that administers IAM Identity Center beside the management account. @default none */
      delegatedAdministrator: accountId.optional(),
      rootId: matching(/^r-[0-9a-z]{4,32}$/, "r- and 4 to 32 letters or digits").optional(),
    })
    .optional(),
  /** The management account is added when it is not listed. */
  accounts: z.array(account, { error: "allowed: a list" }).optional(),
  organizationalUnits: z.array(organizationalUnit, { error: "allowed: a list" }).optional(),
  users: z.array(user, { error: "allowed: a list" }).optional(),
  groups: z.array(group, { error: "allowed: a list" }).optional(),
  permissionSets: z.array(permissionSet, { error: "allowed: a list" }).optional(),
  /** Attributes for access control: the session tag's key and its source, `${path:…}`; enabled where any is given. */
  accessControlAttributes: z
    .record(limited(textLimits.accessControlAttributeKey), limited(textLimits.accessControlAttributeSource))
    .optional(),
  /** They exist, with their roles, when the rehearsal starts. */
  accountAssignments: z.array(accountAssignment, { error: "allowed: a list" }).optional(),
  /** Customer managed policies that exist in every account. */
  customerManagedPolicies: z.array(policyReference, { error: "allowed: a list" }).optional(),
});

/** A seed as a person writes it. */
export type Seed = z.input<typeof seedSchema>;

/** An organizational unit of a seed. */
export type SeedUnit = z.input<typeof organizationalUnit>;
