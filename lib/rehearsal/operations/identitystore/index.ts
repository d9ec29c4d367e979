import type { Operation } from "../../protocol/operation";
import { createGroup } from "./create-group";
import { createGroupMembership } from "./create-group-membership";
import { createUser } from "./create-user";
import { deleteGroup } from "./delete-group";
import { deleteGroupMembership } from "./delete-group-membership";
import { deleteUser } from "./delete-user";
import { describeGroup } from "./describe-group";
import { describeGroupMembership } from "./describe-group-membership";
import { describeUser } from "./describe-user";
import { getGroupId } from "./get-group-id";
import { getGroupMembershipId } from "./get-group-membership-id";
import { getUserId } from "./get-user-id";
import { isMemberInGroups } from "./is-member-in-groups";
import { listGroupMemberships } from "./list-group-memberships";
import { listGroupMembershipsForMember } from "./list-group-memberships-for-member";
import { listGroups } from "./list-groups";
import { listUsers } from "./list-users";
import { updateGroup } from "./update-group";
import { updateUser } from "./update-user";

/** The operations of identitystore that the rehearsal knows, by AWS's names. */
export const identityStore: Record<string, Operation> = {
  CreateGroup: createGroup,
  CreateGroupMembership: createGroupMembership,
  CreateUser: createUser,
  DeleteGroup: deleteGroup,
  DeleteGroupMembership: deleteGroupMembership,
  DeleteUser: deleteUser,
  DescribeGroup: describeGroup,
  DescribeGroupMembership: describeGroupMembership,
  DescribeUser: describeUser,
  GetGroupId: getGroupId,
  GetGroupMembershipId: getGroupMembershipId,
  GetUserId: getUserId,
  IsMemberInGroups: isMemberInGroups,
  ListGroupMemberships: listGroupMemberships,
  ListGroupMembershipsForMember: listGroupMembershipsForMember,
  ListGroups: listGroups,
  ListUsers: listUsers,
  UpdateGroup: updateGroup,
  UpdateUser: updateUser,
};
