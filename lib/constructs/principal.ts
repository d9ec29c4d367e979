import type { PrincipalType } from "../access/account-assignment";
import { ExpectedError } from "../config/problems/expected-error";
import { show } from "../config/problems/show";

/** Who gets access: a principal that was looked up, or one that is created, by its type and id. */
export interface Principal {
  readonly principalType: PrincipalType;
  /** UserId or GroupId, in most cases known only by Terraform. */
  readonly principalId: string;
}

/**
 * Who can be given access: a principal, or any resource or data source that has a `groupId` or `userId`, such as
 * `IdentitystoreGroup`. Not its `id`: that is the identity store's id and the group's together.
 */
export type Grantee = Principal | { readonly groupId: string } | { readonly userId: string };

/**
 * The principal that a grantee is.
 * @throws {ExpectedError} where plain JavaScript gives something else
 */
export function toPrincipal(grantee: Grantee): Principal {
  const principal = principalOf(grantee);
  if (types.includes(principal?.principalType ?? "") && typeof principal?.principalId === "string")
    return principal;
  throw new ExpectedError(
    `${show(grantee)} is no principal; allowed: a PrincipalLookup, a resource with a groupId or a userId, or { principalType: "USER" or "GROUP", principalId }.`,
  );
}

const types: readonly string[] = ["USER", "GROUP"] satisfies PrincipalType[];

function principalOf(grantee: Grantee): Principal | undefined {
  if (typeof grantee !== "object" || (grantee as unknown) === null) return undefined;
  if ("principalType" in grantee) return grantee;
  return "groupId" in grantee
    ? { principalType: "GROUP", principalId: grantee.groupId }
    : { principalType: "USER", principalId: grantee.userId };
}
