import { didYouMean, list, show } from "../show";
import { error, reference, warning, type Rule } from "./wording";

/** Problems of assignment entries. */
export const assignmentCodes = {
  // Assignments
  "unknown-user": reference("user", "users"),
  "unknown-group": reference("group", "groups"),
  "unknown-permission-set": reference("permission set", "permissionSets"),
  "unknown-account": error(
    ({ key, declared }: { key: string; declared: readonly string[] }) =>
      `there is no account or account group ${show(key)}; allowed: an account id of 12 digits, "*", { ou }, { tag }, { name }, or a key: ${list(declared)}.${
        /^(ou|r)-/.test(key)
          ? ` An organizational unit is written { ou: ${show(key)} }.`
          : didYouMean(key, declared)
      }`,
  ),
  "empty-list": error(
    ({ what }: { what: string }) =>
      `names no ${what}; name at least one, or take the entry out to remove its access.`,
  ),
  "no-principals": error(
    () => "names neither users nor groups; name at least one, or take the entry out to remove its access.",
  ),
  "listed-twice": warning(({ key }: { key: string }) => `lists ${show(key)} twice; once is enough.`),

  "invalid-day": error(
    ({ value }: { value: string }) =>
      `${show(value)} is not a day; allowed: year-month-day, such as 2027-01-31.`,
  ),
  expired: warning(
    ({ day }: { day: string }) =>
      `expired after ${day} and gives no access any more; take it out, or choose a later day.`,
  ),
  "expires-soon": warning(
    ({ day, left }: { day: string; left: number }) =>
      `gives access until ${day}, ${left === 0 ? "today" : `${left} more day${left === 1 ? "" : "s"}`}; choose a later day if that is too early.`,
  ),
} as const satisfies Record<string, Rule>;
