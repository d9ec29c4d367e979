import { operation } from "../../protocol/operation";
import { text } from "../../protocol/shapes";
import { listed, paging, rolesOf, shownRole } from "./shared/roles";

/** The roles of the caller's account, by path. */
export const listRoles = operation({ PathPrefix: text({ min: 1, max: 512 }), ...paging }, (call, input) => {
  const roles = rolesOf(call).filter(({ path }) => path.startsWith(input.PathPrefix ?? "/"));
  return listed(call, "Roles", roles, input, shownRole);
});
