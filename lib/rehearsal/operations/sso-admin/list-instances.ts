import { operation } from "../../protocol/operation";
import { listed } from "./shared/find";
import { paging } from "./shared/shapes";
import { shownInstance } from "./shared/shown";

/** Every instance of the seed: the organization's and those of accounts alike. */
export const listInstances = operation({ ...paging }, (call, input) =>
  listed(call, "Instances", [...call.world.instances.values()], input, shownInstance),
);
