import { invalid } from "../../../protocol/errors";
import type { ExternalId, Group, User } from "../../../world/identity-store";

/** What can be looked up by an external id, or by one of the attributes that are unique. */
interface LookedUp<T> {
  readonly externalIds: (item: T) => readonly ExternalId[];
  /** By the attribute's path in lower case: the paths are compared without regard to case. */
  readonly unique: Readonly<Record<string, (item: T) => string | undefined>>;
}

/** How users are looked up. */
export const userLookup: LookedUp<User> = {
  externalIds: ({ attributes }) => attributes.ExternalIds ?? [],
  unique: {
    username: ({ attributes }) => attributes.UserName,
    "emails.value": ({ attributes }) => attributes.Emails?.[0]?.Value,
  },
};

/** How groups are looked up. */
export const groupLookup: LookedUp<Group> = {
  externalIds: ({ externalIds }) => externalIds,
  unique: { displayname: ({ displayName }) => displayName },
};

interface AlternateIdentifier {
  ExternalId?: ExternalId;
  UniqueAttribute?: { AttributePath: string; AttributeValue: unknown };
}

/** Finds by an alternate identifier: an external id or a unique attribute, and exactly one of them. */
export function findBy<T>(
  items: Iterable<T>,
  { externalIds, unique }: LookedUp<T>,
  { ExternalId, UniqueAttribute }: AlternateIdentifier,
): T | undefined {
  if ((ExternalId === undefined) === (UniqueAttribute === undefined))
    throw invalid("Exactly one of ExternalId and UniqueAttribute must be given in AlternateIdentifier.");
  if (ExternalId)
    return [...items].find((item) =>
      externalIds(item).some(({ Issuer, Id }) => Issuer === ExternalId.Issuer && Id === ExternalId.Id),
    );
  const { AttributePath, AttributeValue } = UniqueAttribute!;
  const read = unique[AttributePath.toLowerCase()];
  if (!read) throw invalid(`The attribute ${AttributePath} is not a unique attribute`);
  return [...items].find((item) => same(read(item), AttributeValue));
}

/** Keeps what a filter of ListUsers or ListGroups names; only the first unique attribute can be filtered by. */
export function filtered<T>(
  items: Iterable<T>,
  { unique }: LookedUp<T>,
  filters: readonly { AttributePath: string; AttributeValue: string }[] = [],
): T[] {
  const all = [...items];
  const filter = filters[0];
  if (!filter) return all;
  const [path, read] = Object.entries(unique)[0]!;
  if (filter.AttributePath.toLowerCase() !== path)
    throw invalid(`The attribute ${filter.AttributePath} cannot be used as a filter`);
  return all.filter((item) => same(read(item), filter.AttributeValue));
}

/** Names in the identity store are unique without regard to case, and are found that way. */
export function same(a: string | undefined, b: unknown): boolean {
  return a !== undefined && typeof b === "string" && a.toLowerCase() === b.toLowerCase();
}
