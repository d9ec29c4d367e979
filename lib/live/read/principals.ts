import type { PrincipalType } from "../../access/account-assignment";
import { required, type Aws } from "../aws/aws";
import { pages } from "../aws/pages";
import { awsErrorName } from "../errors/explain";
import {
  principalKey,
  type LiveAccountAssignment,
  type LiveExternalId,
  type LiveGroup,
  type LiveInstance,
  type LivePrincipal,
  type LiveUser,
} from "../instance";
import { forEachWithProgress, type OnProgress } from "../progress";

/** Names the principals of account assignments. */
export async function readPrincipals(
  aws: Aws,
  instance: LiveInstance,
  rows: readonly LiveAccountAssignment[],
  known: ReadonlyMap<string, LivePrincipal> = new Map(),
  onProgress?: OnProgress,
): Promise<ReadonlyMap<string, LivePrincipal>> {
  const wanted = new Map(
    rows.map(({ principalType: type, principalId: id }) => [principalKey(type, id), { type, id }]),
  );
  const named = new Map([...known].filter(([key]) => wanted.has(key)));
  for (const type of ["GROUP", "USER"] as const) {
    const unnamed = new Map(
      [...wanted].filter(([key, principal]) => principal.type === type && !named.has(key)),
    );
    await listWhileWorthIt(aws, instance, type, unnamed, named);
    const options = { onProgress, perSecond: aws.perSecond("identitystore") };
    // Also after a whole list: only an answer to the question for this very one says that it is deleted.
    const described = await forEachWithProgress("principals", [...unnamed.values()], options, ({ id }) =>
      describePrincipal(aws, instance, type, id),
    );
    for (const principal of described) named.set(principalKey(type, principal.id), principal);
  }
  return named;
}

/**
 * A page of the list names up to a hundred, a description one; but how many pages there are nobody knows beforehand. So
 * pages are read until they have cost as much as describing what is left: never more than twice the calls of whichever
 * would have been best.
 */
async function listWhileWorthIt(
  aws: Aws,
  instance: LiveInstance,
  type: PrincipalType,
  unnamed: Map<string, unknown>,
  named: Map<string, LivePrincipal>,
): Promise<void> {
  if (unnamed.size <= 1) return;
  let read = 0;
  for await (const page of listPrincipals(aws, instance, type)) {
    read += 1;
    for (const principal of page) {
      const key = principalKey(type, principal.id);
      if (unnamed.delete(key)) named.set(key, principal);
    }
    if (unnamed.size <= read) return;
  }
}

/** All users, or all groups, page after page. */
export function listPrincipals(
  aws: Aws,
  { identityStoreId: IdentityStoreId }: LiveInstance,
  type: PrincipalType,
): AsyncGenerator<readonly LivePrincipal[]> {
  const input = { IdentityStoreId };
  return type === "GROUP"
    ? pages(aws, "identitystore", "ListGroups", input, ({ Groups }) => Groups?.map(toGroup))
    : pages(aws, "identitystore", "ListUsers", input, ({ Users }) => Users?.map(toUser));
}

async function describePrincipal(
  aws: Aws,
  { identityStoreId: IdentityStoreId }: LiveInstance,
  type: PrincipalType,
  id: string,
): Promise<LivePrincipal> {
  try {
    return type === "GROUP"
      ? await aws.call("identitystore", "DescribeGroup", { IdentityStoreId, GroupId: id }, toGroup)
      : await aws.call("identitystore", "DescribeUser", { IdentityStoreId, UserId: id }, toUser);
  } catch (error) {
    if (awsErrorName(error) === "ResourceNotFoundException") return { type, id, deleted: true };
    throw error;
  }
}

interface ExternalId {
  readonly Issuer: string | undefined;
  readonly Id: string | undefined;
}
interface Group {
  readonly GroupId: string | undefined;
  readonly DisplayName?: string | undefined;
  readonly ExternalIds?: readonly ExternalId[] | undefined;
}
interface User {
  readonly UserId: string | undefined;
  readonly UserName?: string | undefined;
  readonly Emails?: readonly { readonly Value?: string | undefined }[] | undefined;
  readonly ExternalIds?: readonly ExternalId[] | undefined;
}

function toGroup({ GroupId, DisplayName, ExternalIds }: Group): LiveGroup {
  const id = required(GroupId, "GroupId");
  // The name is optional in AWS's model; without one the id is what people have.
  return {
    type: "GROUP",
    id,
    deleted: false,
    name: DisplayName ?? id,
    externalIds: toExternalIds(ExternalIds),
  };
}

function toUser({ UserId, UserName, Emails = [], ExternalIds }: User): LiveUser {
  const id = required(UserId, "UserId");
  const emails = Emails.flatMap(({ Value }) => (Value === undefined ? [] : [Value]));
  return {
    type: "USER",
    id,
    deleted: false,
    name: UserName ?? id,
    emails,
    externalIds: toExternalIds(ExternalIds),
  };
}

function toExternalIds(ids: readonly ExternalId[] = []): readonly LiveExternalId[] {
  return ids.map(({ Issuer, Id }) => ({ issuer: required(Issuer, "Issuer"), id: required(Id, "Id") }));
}
