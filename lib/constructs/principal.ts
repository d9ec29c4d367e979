import type { PrincipalType } from "../access/account-assignment";

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

/** The principal that a grantee is. */
export function toPrincipal(grantee: Grantee): Principal {
  if ("principalType" in grantee) return grantee;
  return "groupId" in grantee
    ? { principalType: "GROUP", principalId: grantee.groupId }
    : { principalType: "USER", principalId: grantee.userId };
}
