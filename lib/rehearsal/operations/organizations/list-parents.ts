import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { listed, missing } from "./shared/find";
import { childId, paging } from "./shared/shapes";

/** The parent of an account or an organizational unit: there is always one. */
export const listParents = operation({ ChildId: required(childId), ...paging }, (call, input) => {
  const { accounts, organizationalUnits, rootId } = call.world.organization;
  const child = accounts.get(input.ChildId) ?? organizationalUnits.get(input.ChildId);
  if (!child) throw missing("Child", "a child");
  const Type = child.parentId === rootId ? "ROOT" : "ORGANIZATIONAL_UNIT";
  return listed(call, "Parents", [{ Id: child.parentId, Type }], input);
});
