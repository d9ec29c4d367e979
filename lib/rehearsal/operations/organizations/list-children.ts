import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { accountsBelow, listed, parentOf, unitsBelow } from "./shared/find";
import { childType, paging, parentMembers } from "./shared/shapes";

/** The ids of one kind of children, directly below a parent. */
export const listChildren = operation(
  { ...parentMembers, ChildType: required(childType), ...paging },
  (call, input) => {
    const { organization } = call.world;
    const parentId = parentOf(organization, input.ParentId);
    const children =
      input.ChildType === "ACCOUNT"
        ? accountsBelow(organization, parentId)
        : unitsBelow(organization, parentId);
    return listed(call, "Children", children, input, ({ id }) => ({ Id: id, Type: input.ChildType }));
  },
);
