import { z } from "zod";
import { targets } from "./accounts";
import { atLeastOne, list, map, type } from "./parts";

const patterns = (what: string) =>
  list(z.string(type(`a pattern of ${what}`)).min(1, type(`a pattern of ${what}`)), `a list of patterns of ${what}`).meta(
    atLeastOne,
  );

/** What another tool owns, so that an audit does not report it: whatever all parts of the rule fit. */
export const ignoreSpec = map(
  {
    /** Patterns of permission sets by their names in AWS: `*` stands for any characters, `?` for one. */
    permissionSets: patterns("names of permission sets").optional(),
    /** Patterns of UserNames and DisplayNames, and of the ids of deleted principals. */
    principals: patterns("UserNames and DisplayNames").optional(),
    /** Targets: keys of `accounts` and `accountGroups`, account ids, `{ ou }`, `{ tag }`, `{ name }`, `"*"`. */
    accounts: targets.meta(atLeastOne).optional(),
    /** Patterns of tag keys that something else sets on permission sets, such as `default_tags` of the provider. */
    tags: patterns("tag keys").optional(),
    /** Who owns it; for those who read the config. */
    reason: z
      .string(type("a text"))
      .min(1, type("a text"))
      .max(1000, type("a text of at most 1000 characters"))
      .optional(),
  },
  "a map with permissionSets, principals, accounts or tags",
).meta({
  anyOf: ["permissionSets", "principals", "accounts", "tags"].map((part) => ({ required: [part] })),
});

export type IgnoreSpec = z.input<typeof ignoreSpec>;
