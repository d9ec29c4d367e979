import { operation } from "../../protocol/operation";
import { boundaryArn, findRole, roleMembers, shownRole } from "./shared/roles";

/** Like AWS, GetRole shows the permissions boundary and ListRoles does not. */
export const getRole = operation({ ...roleMembers }, (call, { RoleName }) => {
  const role = findRole(call, RoleName);
  const arn = boundaryArn(role);
  const boundary = { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: arn };
  return { Role: { ...shownRole(role), ...(arn && { PermissionsBoundary: boundary }) } };
});
