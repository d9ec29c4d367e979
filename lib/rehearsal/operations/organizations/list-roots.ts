import { operation } from "../../protocol/operation";
import { listed } from "./shared/find";
import { paging } from "./shared/shapes";
import { shownRoot } from "./shared/shown";

/** The root: there is always one. */
export const listRoots = operation({ ...paging }, (call, input) =>
  listed(call, "Roots", [shownRoot(call.world.organization)], input),
);
