import type { AccessPart } from "../../config/merge-access";
import type { AssignmentSpec } from "../../config/schema";

/** What is written: an access config, or of one what is missing. Its maps are sorted by key. */
export type AdoptedDocument = Pick<
  AccessPart,
  | "identityCenter"
  | "organization"
  | "imports"
  | "accounts"
  | "accountGroups"
  | "users"
  | "groups"
  | "permissionSets"
  | "accessControlAttributes"
> & { readonly assignments: Readonly<Record<string, AssignmentSpec>> };

/** A map of the document; none where it would be empty. Defined, never assigned, so that every key is only a key. */
export function mapPart<Name extends string, T>(
  name: Name,
  items: Iterable<readonly [string, T]>,
): { readonly [N in Name]?: Readonly<Record<string, T>> } {
  const sorted = [...items].sort(([a], [b]) => (a < b ? -1 : 1));
  return (sorted.length > 0 ? { [name]: Object.fromEntries(sorted) } : {}) as {
    readonly [N in Name]?: Readonly<Record<string, T>>;
  };
}
