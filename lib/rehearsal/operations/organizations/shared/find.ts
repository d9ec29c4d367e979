import { listing } from "../../listing";
import { ServiceError } from "../../../protocol/errors";
import type { Organization } from "../../../world/organization";

/** AWS Organizations has an exception of its own for each kind of thing that is missing. */
export const missing = (kind: string, what: string) =>
  new ServiceError(`${kind}NotFoundException`, `You specified ${what} that doesn't exist.`);

/** The id of a root or an organizational unit that exists, or ParentNotFoundException. */
export function parentOf({ rootId, organizationalUnits }: Organization, id: string): string {
  if (id !== rootId && !organizationalUnits.has(id)) throw missing("Parent", "a parent");
  return id;
}

/** The accounts directly below a parent. */
export const accountsBelow = ({ accounts }: Organization, id: string) =>
  [...accounts.values()].filter(({ parentId }) => parentId === id);

/** The organizational units directly below a parent. */
export const unitsBelow = ({ organizationalUnits }: Organization, id: string) =>
  [...organizationalUnits.values()].filter(({ parentId }) => parentId === id);

/** One page of a listing: 20 at most, whatever is asked for. */
export const listed = listing(20);
