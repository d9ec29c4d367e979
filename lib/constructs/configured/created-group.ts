import { IdentitystoreGroup } from "@cdktf/provider-aws/lib/identitystore-group";
import { Construct } from "constructs";
import { principalAddress } from "../../access/address";
import type { CreatedGroup as Group } from "../../config/checked-config";
import type { IdentityCenter } from "../identity-center";
import type { ConfiguredPrincipal } from "./principal";
import { expression, terraformText } from "../terraform-text";

/** A group to create. */
export interface CreatedGroupProps {
  /** The instance in whose identity store the group is created. */
  readonly identityCenter: IdentityCenter;
  /** What the config calls the group; its address comes from this. */
  readonly key: string;
  /** What it is, checked. */
  readonly group: Group;
}

/** A group that the config creates in the identity store. */
export class CreatedGroup extends Construct implements ConfiguredPrincipal {
  readonly principalType = "GROUP";
  /** GroupId. */
  readonly principalId: string;
  readonly created = true;

  constructor(scope: Construct, id: string, { identityCenter, key, group }: CreatedGroupProps) {
    super(scope, id);
    const name = principalAddress("GROUP", key);
    const { displayName, description } = group;
    new IdentitystoreGroup(this, "Group", {
      identityStoreId: identityCenter.local.identityStoreId,
      displayName: terraformText(displayName),
      ...(description !== undefined && { description: terraformText(description) }),
    }).overrideLogicalId(name);
    // Not `id`: that is the store's id and the group's (terraform-provider-aws #36454).
    this.principalId = expression(`aws_identitystore_group.${name}.group_id`);
  }
}
