import { DataAwsIdentitystoreGroup } from "@cdktf/provider-aws/lib/data-aws-identitystore-group";
import {
  DataAwsIdentitystoreUser,
  type DataAwsIdentitystoreUserConfig,
} from "@cdktf/provider-aws/lib/data-aws-identitystore-user";
import { Construct } from "constructs";
import type { PrincipalType } from "../access/account-assignment";
import { principalAddress } from "../access/address";
import type { GroupLookup, UserLookup } from "../config/checked-config";
import type { IdentityCenter } from "./identity-center";
import type { Principal } from "./principal";
import { expression, terraformText } from "./terraform-text";

/** A user or a group to find in the identity store. */
export type PrincipalLookupProps = {
  /** The instance whose identity store is asked. */
  readonly identityCenter: IdentityCenter;
  /** What the config calls the principal; it stands in the address, so that an error names it. */
  readonly key: string;
} & (
  | { readonly principalType: "USER"; readonly lookup: UserLookup }
  | { readonly principalType: "GROUP"; readonly lookup: GroupLookup }
);

/** A principal that exists in the identity store, read at plan time; a missing one fails the plan. */
export class PrincipalLookup extends Construct implements Principal {
  readonly principalType: PrincipalType;
  /** UserId or GroupId. */
  readonly principalId: string;
  readonly created = false;

  constructor(scope: Construct, id: string, props: PrincipalLookupProps) {
    super(scope, id);
    this.principalType = props.principalType;
    const name = principalAddress(props.principalType, props.key);
    const { identityStoreId } = props.identityCenter;
    if (props.principalType === "USER") {
      new DataAwsIdentitystoreUser(this, "User", {
        identityStoreId,
        ...userArguments(props.lookup),
      }).overrideLogicalId(name);
      this.principalId = expression(`data.aws_identitystore_user.${name}.user_id`);
    } else {
      new DataAwsIdentitystoreGroup(this, "Group", {
        identityStoreId,
        ...groupArguments(props.lookup),
      }).overrideLogicalId(name);
      this.principalId = expression(`data.aws_identitystore_group.${name}.group_id`);
    }
  }
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

function groupArguments(lookup: GroupLookup) {
  return lookup.by === "id"
    ? { groupId: terraformText(lookup.id) }
    : uniqueAttribute("DisplayName", lookup.value);
}

function uniqueAttribute(attributePath: string, value: string) {
  return {
    alternateIdentifier: { uniqueAttribute: { attributePath, attributeValue: terraformText(value) } },
  };
}
