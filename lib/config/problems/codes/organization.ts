import { didYouMean, list, show } from "../show";
import { error, warning, type Rule } from "./wording";

/** Problems of targets and the snapshot of the organization. */
export const organizationCodes = {
  // Targets and the organization
  "account-group-loop": error(
    ({ keys }: { keys: readonly string[] }) =>
      `the account group holds itself: ${keys.map(show).join(" → ")}; take one of these references out.`,
  ),
  "needs-organization": error(
    ({ what }: { what: string }) =>
      `${what} can only be told from the organization's tree; name its snapshot in \`organization\`.`,
  ),
  "organization-unreadable": error(
    ({ file, reason }: { file: string; reason: string }) =>
      `the snapshot ${show(file)} cannot be read: ${reason}.`,
  ),
  "organization-form": error(
    ({ value, allowed }: { value: unknown; allowed: string }) =>
      `${value === undefined ? "is missing" : `is ${show(value)}`}; allowed: ${allowed}. Take the snapshot anew (identity-center snapshot).`,
  ),
  "unknown-account-name": error(
    ({ name, known }: { name: string; known: readonly string[] }) =>
      `the snapshot has no account named ${show(name)}.${didYouMean(name, known)}`,
  ),
  "ambiguous-account-name": error(
    ({ name, ids }: { name: string; ids: readonly string[] }) =>
      `the snapshot has ${ids.length} accounts named ${show(name)}: ${list(ids)}; give the id of the right one.`,
  ),
  "account-not-in-snapshot": warning(
    ({ id }: { id: string }) => `the snapshot has no account ${id}; take the snapshot anew, or check the id.`,
  ),
  "unknown-organizational-unit": error(
    ({ ou, candidates, known }: { ou: string; candidates: readonly string[]; known: readonly string[] }) =>
      `there is no organizational unit ${show(ou)}; allowed: an id, or a path from the root such as Workloads/Prod.${
        candidates.length > 0 ? ` Units of this name: ${list(candidates)}.` : didYouMean(ou, known)
      }`,
  ),
  "empty-target": error(
    ({ what, reason }: { what: string; reason: string }) => `${what} selects no account: ${reason}.`,
  ),
  "excepts-nothing": warning(
    ({ what }: { what: string }) =>
      `${what} matches no account, so it takes nothing out; check it for a typing error.`,
  ),
  "all-excepted": error(
    () => "selects no account: all of them are excepted or left out. Take the entry out if that is meant.",
  ),
  "inactive-account": warning(
    ({ name, state }: { name: string; state: string }) =>
      `the account ${show(name)} is ${state}, so it is left out; only ACTIVE accounts can be assigned.`,
  ),
  "inactive-accounts": warning(
    ({ names }: { names: readonly string[] }) =>
      `${names.length} ${names.length === 1 ? "account is" : "accounts are"} not ACTIVE and left out of what targets select: ${list(names)}.`,
  ),
} as const satisfies Record<string, Rule>;
