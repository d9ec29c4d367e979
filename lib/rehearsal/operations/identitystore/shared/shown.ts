import type { Group, GroupMembership, IdentityStore, User } from "../../../world/identity-store";

const seconds = (ms: number) => ms / 1000;

/** A user as DescribeUser and ListUsers show it. */
export const shownUser = (store: IdentityStore) => (user: User) => ({
  ...user.attributes,
  IdentityStoreId: store.id,
  UserId: user.id,
  UserStatus: "ENABLED",
  CreatedAt: seconds(user.createdAt),
  UpdatedAt: seconds(user.updatedAt),
});

/** A group as DescribeGroup and ListGroups show it. */
export const shownGroup = (store: IdentityStore) => (group: Group) => ({
  IdentityStoreId: store.id,
  GroupId: group.id,
  ...(group.displayName !== undefined && { DisplayName: group.displayName }),
  ...(group.description !== undefined && { Description: group.description }),
  ...(group.externalIds.length > 0 && { ExternalIds: group.externalIds }),
  CreatedAt: seconds(group.createdAt),
  UpdatedAt: seconds(group.updatedAt),
});

/** A membership as DescribeGroupMembership and the list operations show it. */
export const shownMembership = (store: IdentityStore) => (row: GroupMembership) => ({
  IdentityStoreId: store.id,
  MembershipId: row.id,
  GroupId: row.groupId,
  MemberId: { UserId: row.userId },
  CreatedAt: seconds(row.createdAt),
  UpdatedAt: seconds(row.createdAt),
});
