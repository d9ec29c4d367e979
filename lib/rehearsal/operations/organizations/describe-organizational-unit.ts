import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { missing } from "./shared/find";
import { organizationalUnitId } from "./shared/shapes";
import { shownUnit } from "./shared/shown";

/** One organizational unit. */
export const describeOrganizationalUnit = operation(
  { OrganizationalUnitId: required(organizationalUnitId) },
  ({ world }, { OrganizationalUnitId }) => {
    const unit = world.organization.organizationalUnits.get(OrganizationalUnitId);
    if (!unit) throw missing("OrganizationalUnit", "an organizational unit");
    return { OrganizationalUnit: shownUnit(world.organization)(unit) };
  },
);
