import {
  DataAwsIdentitystoreGroup,
  type DataAwsIdentitystoreGroupConfig,
} from "@cdktf/provider-aws/lib/data-aws-identitystore-group";
import {
  DataAwsIdentitystoreUser,
  type DataAwsIdentitystoreUserConfig,
} from "@cdktf/provider-aws/lib/data-aws-identitystore-user";
import { Token, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { GroupLookup, UserLookup } from "../config/checked-config";
import { expression, terraformText } from "./terraform-text";

/** Where a look-up belongs, and what it is called. */
export interface LookupPlace {
  readonly scope: Construct;
  readonly identityStoreId: string;
  readonly name: string;
  readonly provider?: TerraformProvider;
}

/** The id of a principal that is looked up. */
export interface FoundPrincipal {
  /** As a token, for any stack of the app. */
  readonly id: string;
  /** As a plain expression, within the stack. */
  readonly localId: string;
}

/** A data source that finds a user. */
export function addUserLookup({ scope, name, ...common }: LookupPlace, lookup: UserLookup): FoundPrincipal {
  const user = new DataAwsIdentitystoreUser(scope, "User", { ...common, ...userArguments(lookup) });
  user.overrideLogicalId(name);
  return {
    id: Token.asString(user.interpolationForAttribute("user_id")),
    localId: expression(`data.aws_identitystore_user.${name}.user_id`),
  };
}

/** A data source that finds a group. */
export function addGroupLookup({ scope, name, ...common }: LookupPlace, lookup: GroupLookup): FoundPrincipal {
  const group = new DataAwsIdentitystoreGroup(scope, "Group", { ...common, ...groupArguments(lookup) });
  group.overrideLogicalId(name);
  return {
    id: Token.asString(group.interpolationForAttribute("group_id")),
    localId: expression(`data.aws_identitystore_group.${name}.group_id`),
  };
}

// The provider's own spelling of attribute paths: with `displayName` some of its versions find nothing.
const userAttribute = { userName: "UserName", email: "emails.value" } as const;

function userArguments(lookup: UserLookup): Omit<DataAwsIdentitystoreUserConfig, "identityStoreId"> {
  if (lookup.by === "id") return { userId: terraformText(lookup.id) };
  if (lookup.by === "externalId") {
    const { issuer, id } = lookup;
    return { alternateIdentifier: { externalId: { issuer: terraformText(issuer), id: terraformText(id) } } };
  }
  return uniqueAttribute(userAttribute[lookup.by], lookup.value);
}

function groupArguments(lookup: GroupLookup): Omit<DataAwsIdentitystoreGroupConfig, "identityStoreId"> {
  return lookup.by === "id"
    ? { groupId: terraformText(lookup.id) }
    : uniqueAttribute("DisplayName", lookup.value);
}

function uniqueAttribute(attributePath: string, value: string) {
  return {
    alternateIdentifier: { uniqueAttribute: { attributePath, attributeValue: terraformText(value) } },
  };
}
