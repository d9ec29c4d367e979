import { listing } from "../../listing";
import { ServiceError } from "../../../protocol/errors";
import type { Account, Organization } from "../../../world/organization";

/** AWS Organizations has an exception of its own for each kind of thing that is missing. */
export const missing = (kind: string, what: string) =>
  new ServiceError(`${kind}NotFoundException`, `You specified ${what} that doesn't exist.`);

/** Whether an id is that of the root or of an organizational unit. */
export const isParent = ({ rootId, organizationalUnits }: Organization, id: string) =>
  id === rootId || organizationalUnits.has(id);

/** The id of a root or an organizational unit that exists, or ParentNotFoundException. */
export function parentOf(organization: Organization, id: string): string {
  if (!isParent(organization, id)) throw missing("Parent", "a parent");
  return id;
}

/** The account, or AccountNotFoundException. */
export function findAccount({ accounts }: Organization, id: string): Account {
  const account = accounts.get(id);
  if (!account) throw missing("Account", "an account");
  return account;
}

/** The account that is tagged, or TargetNotFoundException: nothing else has tags here. */
export function taggedAccount({ accounts }: Organization, id: string): Account {
  const account = accounts.get(id);
  if (!account) throw missing("Target", "a target");
  return account;
}

/** The accounts directly below a parent. */
export const accountsBelow = ({ accounts }: Organization, id: string) =>
  [...accounts.values()].filter(({ parentId }) => parentId === id);

/** The organizational units directly below a parent. */
export const unitsBelow = ({ organizationalUnits }: Organization, id: string) =>
  [...organizationalUnits.values()].filter(({ parentId }) => parentId === id);

/** One page of a listing: 20 at most, whatever is asked for. */
export const listed = listing(20);
