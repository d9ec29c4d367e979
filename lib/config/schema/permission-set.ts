import { z } from "zod";
import { durationPattern } from "../check/session-duration";
import { tagsPerPermissionSet } from "../limits";
import { targets } from "./accounts";
import { atMostPolicies, list, map, text, toJsonSchema, type } from "./parts";

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

export type PermissionSetSpec = z.input<typeof permissionSetSpec>;
