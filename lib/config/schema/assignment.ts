import { z } from "zod";
import { targets } from "./accounts";
import { atLeastOne, keys, map, type } from "./parts";

/** One named item under `assignments`: who gets which permission sets in which accounts. */
export const assignmentSpec = map(
  {
    /** Keys of `users`. Prefer groups: AWS reads all principals of an account and permission set with every check. */
    users: keys("users").optional(),
    /** Keys of `groups`. */
    groups: keys("groups").optional(),
    /** Keys of `permissionSets`. */
    permissionSets: keys("permissionSets").meta(atLeastOne),
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

export type AssignmentSpec = z.input<typeof assignmentSpec>;
