import { z } from "zod";
import { textLimits } from "../limits";
import { account, list, map, type } from "./parts";

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
export const target = z.union(
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

/** A list of targets. */
export const targets = list(target, "a list of targets");

/** Accounts under one name: a list of targets, which may be other groups. */
export const accountGroupSpec = list(target, "a list of targets");

export type AccountSpec = z.input<typeof accountSpec>;
export type TargetSpec = z.output<typeof target>;
