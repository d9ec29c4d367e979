import { operation } from "../../protocol/operation";
import { shownOrganization } from "./shared/shown";

export const describeOrganization = operation({}, ({ world }) => ({
  Organization: shownOrganization(world.organization),
}));
