import type { Instance } from "../../world/world";
import { member, type AskedCall, type ResourcesOfOperations } from "../permission";

const arn = (kind: string, id: string | undefined) => `arn:aws:identitystore:::${kind}/${id || "*"}`;

/** The identity store, which belongs to the account of its instance. */
const store = (call: AskedCall) => {
  const owner = instanceOf(call)?.ownerAccountId ?? call.callerAccountId;
  return `arn:aws:identitystore::${owner}:identitystore/${member(call, "IdentityStoreId")}`;
};

const group = (call: AskedCall) => arn("group", member(call, "GroupId") || membershipOf(call)?.groupId);

const user = (call: AskedCall) => {
  const { UserId } = (call.input.MemberId ?? {}) as { UserId?: string };
  return arn("user", member(call, "UserId") || UserId || membershipOf(call)?.userId);
};

const membership = (call: AskedCall) => arn("membership", member(call, "MembershipId"));

const groups = () => arn("group", "*");
const users = () => arn("user", "*");
const memberships = () => arn("membership", "*");

const ofMembership = [store, group, membership, user];

function instanceOf(call: AskedCall): Instance | undefined {
  const id = member(call, "IdentityStoreId");
  return [...call.world.instances.values()].find(({ identityStore }) => identityStore.id === id);
}

/** The membership that the call names by its id. */
function membershipOf(call: AskedCall) {
  return instanceOf(call)?.identityStore.memberships.get(member(call, "MembershipId"));
}

/**
 * The resources that the identity store's actions are granted on. Where the call does not name one (the group that it
 * looks for), it is every one. Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS
 * Identity Store", resource types marked as required.
 */
export const identityStoreResources: ResourcesOfOperations = {
  CreateGroup: [store],
  CreateGroupMembership: [store, group, user],
  CreateUser: [store],
  DeleteGroup: [store, group],
  DeleteGroupMembership: ofMembership,
  DeleteUser: [store, user],
  DescribeGroup: [store, group],
  DescribeGroupMembership: ofMembership,
  DescribeUser: [store, user],
  GetGroupId: [store, groups],
  GetGroupMembershipId: ofMembership,
  GetUserId: [store, users],
  IsMemberInGroups: [store, groups, memberships, user],
  ListGroupMemberships: [store, group, memberships],
  ListGroupMembershipsForMember: [store, memberships, user],
  ListGroups: [store, groups],
  ListUsers: [store, users],
  UpdateGroup: [store, group],
  UpdateUser: [store, user],
};
