import { Construct } from "constructs";
import type { PrincipalType } from "../../access/account-assignment";
import { principalAddress } from "../../access/address";
import type { GroupLookup, UserLookup } from "../../config/checked-config";
import type { IdentityCenter } from "../identity-center";
import { addGroupLookup, addUserLookup } from "../principal-lookup-source";
import type { ConfiguredPrincipal } from "./principal";

/** A user or a group of an access config that is found in the identity store. */
export type ConfiguredPrincipalLookupProps = {
  /** The instance whose identity store is asked, in the same stack. */
  readonly identityCenter: IdentityCenter;
  /** What the config calls the principal; it stands in the address, so that an error names it. */
  readonly key: string;
} & (
  | { readonly principalType: "USER"; readonly lookup: UserLookup }
  | { readonly principalType: "GROUP"; readonly lookup: GroupLookup }
);

/** A principal that exists in the identity store, read at plan time; a missing one fails the plan. */
export class ConfiguredPrincipalLookup extends Construct implements ConfiguredPrincipal {
  readonly principalType: PrincipalType;
  readonly principalId: string;
  readonly created = false;

  constructor(scope: Construct, id: string, props: ConfiguredPrincipalLookupProps) {
    super(scope, id);
    this.principalType = props.principalType;
    const place = {
      scope: this,
      identityStoreId: props.identityCenter.local.identityStoreId,
      name: principalAddress(props.principalType, props.key),
    };
    const { localId } =
      props.principalType === "USER"
        ? addUserLookup(place, props.lookup)
        : addGroupLookup(place, props.lookup);
    this.principalId = localId;
  }
}
