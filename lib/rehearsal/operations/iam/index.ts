import type { Operation } from "../../protocol/operation";
import { getRole } from "./get-role";
import { getRolePolicy } from "./get-role-policy";
import { listAttachedRolePolicies } from "./list-attached-role-policies";
import { listRolePolicies } from "./list-role-policies";
import { listRoles } from "./list-roles";

/** The operations of iam that the rehearsal knows, by AWS's names. */
export const iam: Record<string, Operation> = {
  GetRole: getRole,
  GetRolePolicy: getRolePolicy,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListRolePolicies: listRolePolicies,
  ListRoles: listRoles,
};
