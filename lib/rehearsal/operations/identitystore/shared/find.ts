import { notFound } from "../../../protocol/errors";
import type { Call } from "../../../protocol/operation";
import type { Group, GroupMembership, IdentityStore, User } from "../../../world/identity-store";

const missing = (type: string, message: string) => notFound(message, { ResourceType: type });

/** The identity store, or ResourceNotFoundException. */
export function findStore({ world }: Call, id: string): IdentityStore {
  const instance = [...world.instances.values()].find(({ identityStore }) => identityStore.id === id);
  if (!instance) throw missing("IDENTITY_STORE", "IDENTITY_STORE not found.");
  return instance.identityStore;
}

/** The user, or ResourceNotFoundException. */
export function userOf(store: IdentityStore, id: string | undefined): User {
  const user = store.users.get(id ?? "");
  if (!user) throw missing("USER", "USER not found.");
  return user;
}

/** The group, or ResourceNotFoundException. */
export function groupOf(store: IdentityStore, id: string): Group {
  const group = store.groups.get(id);
  if (!group) throw missing("GROUP", "GROUP not found.");
  return group;
}

/** The membership, or ResourceNotFoundException. */
export function membershipOf(store: IdentityStore, id: string): GroupMembership {
  const membership = store.memberships.get(id);
  if (!membership) throw missing("GROUP_MEMBERSHIP", "GROUP_MEMBERSHIP not found.");
  return membership;
}

/** The membership of a user in a group, if there is one. */
export const membershipBetween = (store: IdentityStore, groupId: string, userId: string | undefined) =>
  [...store.memberships.values()].find((row) => row.groupId === groupId && row.userId === userId);

/** One page of a listing of the store. */
export function listed<T>(
  call: Call,
  name: string,
  items: readonly T[],
  { MaxResults, NextToken, ...key }: { MaxResults?: number; NextToken?: string },
  shown: (item: T) => unknown,
): object {
  const page = call.page(items, { name, ...key }, { token: NextToken, size: MaxResults, defaultSize: 100 });
  return { [name]: page.items.map(shown), ...(page.next && { NextToken: page.next }) };
}
