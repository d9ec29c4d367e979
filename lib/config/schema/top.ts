import { z } from "zod";
import type { AccessRule } from "../access-rule";
import { list, map, text, type } from "./parts";

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
    /** That somebody has seen to MFA, for which there is no API: plans and applies stop pointing at it. */
    mfa: z.literal("acknowledged", type("acknowledged, or nothing")).optional(),
  },
  "a map with region, identitySource, instance, administeredFrom and mfa",
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

/** The path of a file of import blocks, relative to the access config: what Terraform takes over as it is in AWS. */
export const importsSpec = z
  .string(type("the path of a file of imports"))
  .min(1, type("the path of a file of imports"));

export type OrganizationSpec = z.input<typeof organizationSpec>;
export type GuardrailsSpec = z.input<typeof guardrailsSpec>;
export type IdentityCenterSpec = z.input<typeof identityCenterSpec>;
