import { Construct } from "constructs";
import type { PrincipalType } from "../access/account-assignment";
import { address } from "../access/address";
import { toGroupLookup, toUserLookup } from "../config/check/check-people";
import { ExpectedError } from "../config/problems/expected-error";
import type { FoundGroupSpec, FoundUserSpec } from "../config/schema";
import { checkProps } from "./check-props";
import { expressionOf } from "./expression-of";
import type { IdentityCenter } from "./identity-center";
import type { Principal } from "./principal";
import { addGroupLookup, addUserLookup } from "./principal-lookup-source";
import { resourceName } from "./resource-name";

/** A user or a group to find in the identity store. */
export type PrincipalLookupProps = {
  /** The instance whose identity store is asked. */
  readonly identityCenter: IdentityCenter;
} & (
  | {
      /** A UserName, `{ email }`, `{ externalId: { issuer, id } }` or `{ id }`. */
      readonly user: FoundUserSpec;
    }
  | {
      /** A DisplayName or `{ id }`. */
      readonly group: FoundGroupSpec;
    }
);

/**
 * A principal that exists in the identity store, read at plan time; a missing one fails the plan, with its address.
 *
 * @throws {AccessConfigError} where there can be none of that name
 */
export class PrincipalLookup extends Construct implements Principal {
  readonly principalType: PrincipalType;
  /** UserId or GroupId; usable in any stack of the app. */
  readonly principalId: string;

  /** A user of the instance: looked up once, however often it is asked for. */
  static user(identityCenter: IdentityCenter, user: FoundUserSpec): PrincipalLookup {
    return once(
      identityCenter,
      "user",
      user,
      (id) => new PrincipalLookup(identityCenter, id, { identityCenter, user }),
    );
  }

  /** A group of the instance: looked up once, however often it is asked for. */
  static group(identityCenter: IdentityCenter, group: FoundGroupSpec): PrincipalLookup {
    return once(
      identityCenter,
      "group",
      group,
      (id) => new PrincipalLookup(identityCenter, id, { identityCenter, group }),
    );
  }

  constructor(scope: Construct, id: string, { identityCenter, ...which }: PrincipalLookupProps) {
    super(scope, id);
    const isUser = "user" in which;
    this.principalType = isUser ? "USER" : "GROUP";
    checkProps(this, isUser ? { users: { user: which.user } } : { groups: { group: which.group } }, 1);
    const place = {
      scope: this,
      identityStoreId: identityCenter.identityStoreId,
      name: resourceName(isUser ? "user" : "group", this),
      provider: identityCenter.providerFor(this),
    };
    const found = isUser
      ? addUserLookup(place, toUserLookup(which.user))
      : addGroupLookup(place, toGroupLookup(which.group));
    this.principalId = found.id;
  }
}

function once(
  scope: Construct,
  kind: string,
  spec: FoundUserSpec | FoundGroupSpec,
  make: (id: string) => PrincipalLookup,
): PrincipalLookup {
  if ((spec as unknown) === undefined || (spec as unknown) === null)
    throw new ExpectedError(
      `${scope.node.path}: there is no ${kind} to look up; give its name, or an id as { id }.`,
    );
  const id = address(
    kind,
    typeof spec === "string" ? expressionOf(scope, spec) : expressionOf(scope, JSON.stringify(spec)),
  );
  return (scope.node.tryFindChild(id) as PrincipalLookup | undefined) ?? make(id);
}
