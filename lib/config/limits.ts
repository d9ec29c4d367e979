/**
 * AWS's limits as data, each with its source, in one place.
 *
 * Every pattern is anchored: `/\d{12}/` would accept `x1234567890123`.
 */

/** A rule for one text field. Lengths are in characters. */
export interface TextLimit {
  readonly min: number;
  readonly max: number;
  readonly pattern?: RegExp;
  /** What is allowed, in words that finish the sentence "…; allowed: ". */
  readonly allowed: string;
  /** Where the rule comes from. */
  readonly source: string;
}

const ssoAdmin = "IAM Identity Center API reference";
const identityStore = "Identity Store API reference";

/** Text fields: lengths and characters. */
export const textLimits = {
  permissionSetName: {
    min: 1,
    max: 32,
    pattern: /^[\w+=,.@-]+$/,
    allowed: "1 to 32 letters, digits and + = , . @ _ -",
    source: `${ssoAdmin}, PermissionSetName`,
  },
  description: {
    min: 1,
    max: 700,
    // Latin-1 only: the AWS provider lets every letter pass, and AWS refuses it at apply.
    pattern: /^[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*$/,
    allowed: "1 to 700 Latin-1 characters (no curly quotes, long dashes or emoji)",
    source: `${ssoAdmin}, PermissionSetDescription`,
  },
  relayState: {
    min: 1,
    max: 240,
    pattern: /^[a-zA-Z0-9&$@#\\/%?=~\-_'"|!:,.;*+[\] (){}]+$/,
    allowed:
      "1 to 240 characters of a URL: letters, digits and & $ @ # \\ / % ? = ~ - _ ' \" | ! : , . ; * + [ ] ( ) { }",
    source: `${ssoAdmin}, RelayState`,
  },
  managedPolicyArn: {
    min: 20,
    max: 2048,
    pattern: /^arn:aws(-[a-z]{1,5}){0,3}:iam::aws:policy((\/[A-Za-z0-9.,+@=_-]+)*)\/([A-Za-z0-9.,+=@_-]+)$/,
    allowed: "the ARN of an AWS managed policy, arn:aws:iam::aws:policy/…",
    source: `${ssoAdmin}, ManagedPolicyArn`,
  },
  policyName: {
    min: 1,
    max: 128,
    pattern: /^[\w+=,.@-]+$/,
    allowed: "1 to 128 letters, digits and + = , . @ _ -",
    source: `${ssoAdmin}, ManagedPolicyName`,
  },
  policyPath: {
    min: 1,
    max: 512,
    pattern: /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/,
    allowed: "1 to 512 characters that begin and end with /, such as /teams/",
    source: `${ssoAdmin}, ManagedPolicyPath`,
  },
  tagKey: {
    min: 1,
    max: 128,
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
    allowed: "1 to 128 letters, digits, spaces and _ . : / = + - @",
    source: `${ssoAdmin}, TagKey`,
  },
  tagValue: {
    min: 0,
    max: 256,
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
    allowed: "at most 256 letters, digits, spaces and _ . : / = + - @",
    source: `${ssoAdmin}, TagValue`,
  },
  accountId: {
    min: 12,
    max: 12,
    pattern: /^\d{12}$/,
    allowed: "12 digits, in quotes",
    source: `${ssoAdmin}, AccountId`,
  },
  instanceArn: {
    min: 10,
    max: 1224,
    pattern: /^arn:aws(-[a-z]{1,5}){0,3}:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/,
    allowed: "the ARN of an instance, arn:aws:sso:::instance/ssoins-…",
    source: `${ssoAdmin}, InstanceArn`,
  },
  permissionSetArn: {
    min: 10,
    max: 1224,
    pattern:
      /^arn:aws(-[a-z]{1,5}){0,3}:sso:::permissionSet\/(sso)?ins-[a-zA-Z0-9-.]{16}\/ps-[a-zA-Z0-9-./]{16}$/,
    allowed: "the ARN of a permission set, arn:aws:sso:::permissionSet/ssoins-…/ps-…",
    source: `${ssoAdmin}, PermissionSetArn`,
  },
  identityStoreId: {
    min: 1,
    max: 36,
    pattern: /^(d-[0-9a-f]{10}|[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})$/,
    allowed: "d- and 10 hexadecimal digits, or a UUID",
    source: `${identityStore}, IdentityStoreId`,
  },
  principalId: {
    min: 1,
    max: 47,
    pattern: /^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$/,
    allowed:
      "the id of a user or group in the identity store, a UUID with at most one prefix of 10 hexadecimal digits",
    source: `${ssoAdmin}, PrincipalId`,
  },
  userName: {
    min: 1,
    max: 128,
    pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
    allowed: "1 to 128 letters, digits and punctuation, no spaces",
    source: `${identityStore}, UserName`,
  },
  groupDisplayName: {
    min: 1,
    max: 1024,
    pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r \u00A0]+$/u,
    allowed: "1 to 1024 letters, digits, punctuation and spaces",
    source: `${identityStore}, GroupDisplayName`,
  },
  externalIdIssuer: {
    min: 1,
    max: 256,
    pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
    allowed: "1 to 256 letters, digits and punctuation, no spaces",
    source: `${identityStore}, ExternalIdIssuer`,
  },
  externalIdId: {
    min: 1,
    max: 256,
    pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
    allowed: "1 to 256 letters, digits and punctuation, no spaces",
    source: `${identityStore}, ExternalIdIdentifier`,
  },
  email: {
    min: 1,
    max: 1024,
    pattern: /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u,
    allowed: "an e-mail address of 1 to 1024 characters",
    source: `${identityStore}, SensitiveStringType`,
  },
  /** Every text of a profile, and the description of a group. */
  profileText: {
    min: 1,
    max: 1024,
    pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r \u00A0\u3000]+$/u,
    allowed: "1 to 1024 letters, digits, punctuation and spaces",
    source: `${identityStore}, SensitiveStringType`,
  },
  accessControlAttributeKey: {
    min: 1,
    max: 128,
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
    allowed: "1 to 128 letters, digits, spaces and _ . : / = + - @",
    source: `${ssoAdmin}, AccessControlAttributeKey`,
  },
  accessControlAttributeSource: {
    min: 0,
    max: 256,
    pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@[\]{}$\\"]*$/u,
    allowed: 'at most 256 letters, digits, spaces and _ . : / = + - @ [ ] { } $ \\ "',
    source: `${ssoAdmin}, AccessControlAttributeValueSource`,
  },
} as const satisfies Record<string, TextLimit>;

/** The name of a text field that has a limit. */
export type TextField = keyof typeof textLimits;

/** Session duration of a permission set, in minutes. Source: IAM Identity Center user guide, "Set session duration". */
export const sessionMinutes = { min: 60, max: 12 * 60, default: 60 } as const;

/** Inline policy of a permission set: one, in Latin-1. Source: user guide, "IAM Identity Center quotas". */
export const inlinePolicy = {
  maxBytes: 32_768,
  maxNonWhitespace: 10_240,
  pattern: /^[\u0009\u000A\u000D\u0020-\u00FF]*$/,
  allowed: "Latin-1 characters",
} as const;

/** Policies of a permission set, AWS managed and customer managed together. Source: user guide, quotas and its footnote on IAM's default. */
export const policiesPerPermissionSet = { max: 20, iamDefault: 10 } as const;

/** Tags of a permission set. Source: IAM Identity Center API reference, TagList. */
export const tagsPerPermissionSet = 75;

/** Attributes for access control of an instance. Source: IAM Identity Center API reference, AccessControlAttributeList. */
export const accessControlAttributesPerInstance = 50;

/** Names that AWS keeps for itself, in any case. Source: Identity Store API reference, CreateUser and CreateGroup. */
export const reservedPrincipalNames = ["Administrator", "AWSAdministrators"] as const;

/** Whether a UserName or DisplayName is one of AWS's own. */
export function isReservedPrincipalName(name: string): boolean {
  return reservedPrincipalNames.some((reserved) => reserved.toLowerCase() === name.toLowerCase());
}

/** Adjustable quotas: exceeding the default is a warning. Source: user guide, "IAM Identity Center quotas". */
export const defaultQuotas = { permissionSetsPerInstance: 3500, permissionSetsPerAccount: 500 } as const;

/**
 * Permission sets that AWS Control Tower makes, owns and provisions in the management account. Source: AWS Control
 * Tower user guide, "Things to know about IAM Identity Center accounts and AWS Control Tower".
 */
export const controlTowerPermissionSets = [
  "AWSAdministratorAccess",
  "AWSOrganizationsFullAccess",
  "AWSPowerUserAccess",
  "AWSReadOnlyAccess",
  "AWSServiceCatalogAdminFullAccess",
  "AWSServiceCatalogEndUserAccess",
] as const;

/** Whether a name is one of theirs. The names are compared as IAM compares role names, without regard to case. */
export function isControlTowerName(name: string): boolean {
  return controlTowerPermissionSets.some((known) => known.toLowerCase() === name.toLowerCase());
}
