import type {
  CheckedConfig,
  CreatedGroup,
  CreatedUser,
  GroupLookup,
  UserLookup,
} from "../../config/checked-config";
import { required, type Aws } from "../aws/aws";
import { awsErrorName } from "../errors/explain";
import type { InstanceState } from "../instance";
import { matchPrincipals, principalName, principalsOf, type PrincipalIds } from "./match-principals";

/**
 * Finds the principals of a config in the identity store: those with account assignments are known, one call looks up
 * each of the others, as the data sources of the plan do.
 * @throws {ExpectedError} a sentence with the fix
 */
export async function lookUpPrincipals(
  aws: Aws,
  config: CheckedConfig,
  state: InstanceState,
): Promise<PrincipalIds> {
  const known = matchPrincipals(config, state);
  const ids = await Promise.all(
    principalsOf(config).map(async ({ type, key, lookup }) => {
      const name = principalName(type, key);
      const id = known.get(name) ?? (await lookUp(aws, state.instance.identityStoreId, lookup));
      return [name, id] as const;
    }),
  );
  return new Map(ids);
}

type Lookup = UserLookup | GroupLookup | CreatedUser | CreatedGroup;

async function lookUp(aws: Aws, store: string, lookup: Lookup): Promise<string | undefined> {
  try {
    return await ask(aws, store, lookup);
  } catch (error) {
    if (awsErrorName(error) === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

function ask(aws: Aws, store: string, lookup: Lookup): Promise<string> | string {
  if (lookup.by === "id") return lookup.id;
  if (lookup.by === "externalId") {
    const { issuer, id } = lookup;
    return userId(aws, store, { ExternalId: { Issuer: issuer, Id: id } });
  }
  if (lookup.by === "email") return userId(aws, store, unique("emails.value", lookup.value));
  if (lookup.by === "userName") return userId(aws, store, unique("userName", lookup.value));
  if (lookup.by === "displayName") return groupId(aws, store, lookup.value);
  return "userName" in lookup
    ? userId(aws, store, unique("userName", lookup.userName))
    : groupId(aws, store, lookup.displayName);
}

function unique(AttributePath: string, AttributeValue: string) {
  return { UniqueAttribute: { AttributePath, AttributeValue } };
}

type UserIdentifier = ReturnType<typeof unique> | { ExternalId: { Issuer: string; Id: string } };

function userId(aws: Aws, IdentityStoreId: string, AlternateIdentifier: UserIdentifier): Promise<string> {
  return aws.call("identitystore", "GetUserId", { IdentityStoreId, AlternateIdentifier }, ({ UserId }) =>
    required(UserId, "UserId"),
  );
}

function groupId(aws: Aws, IdentityStoreId: string, displayName: string): Promise<string> {
  return aws.call(
    "identitystore",
    "GetGroupId",
    { IdentityStoreId, AlternateIdentifier: unique("displayName", displayName) },
    ({ GroupId }) => required(GroupId, "GroupId"),
  );
}
