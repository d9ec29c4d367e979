import { operation } from "../../protocol/operation";
import { visibleInstances } from "../../realm/instance";
import { listed } from "./shared/find";
import { paging } from "./shared/shapes";
import { shownInstance } from "./shared/shown";

/** The organization's instance and the caller's own, in their home Region; none in another. */
export const listInstances = operation({ ...paging }, (call, input) =>
  listed(call, "Instances", visibleInstances(call.world, call.caller), input, shownInstance),
);
