import { operation } from "../../protocol/operation";
import { shownOrganization } from "./shared/shown";

/** The organization: it always has all features. */
export const describeOrganization = operation({}, ({ world }) => ({
  Organization: shownOrganization(world.organization),
}));
