import { operation } from "../../protocol/operation";
import { listed, parentOf, unitsBelow } from "./shared/find";
import { paging, parentMembers } from "./shared/shapes";
import { shownUnit } from "./shared/shown";

/** The organizational units directly below a parent. */
export const listOrganizationalUnitsForParent = operation({ ...parentMembers, ...paging }, (call, input) => {
  const { organization } = call.world;
  const units = unitsBelow(organization, parentOf(organization, input.ParentId));
  return listed(call, "OrganizationalUnits", units, input, shownUnit(organization));
});
