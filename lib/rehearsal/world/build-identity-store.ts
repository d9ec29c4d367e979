import type { Seed } from "../seed";
import type { Group, GroupMembership, IdentityStore, User } from "./identity-store";
import { uuid } from "./ids";

type SeedUser = NonNullable<Seed["users"]>[number];
type SeedGroup = NonNullable<Seed["groups"]>[number];

/** The identity store that a seed describes. */
export function buildIdentityStore(id: string, seed: Seed, now: number): IdentityStore {
  const users = (seed.users ?? []).map((user) => buildUser(id, user, now));
  const groups = (seed.groups ?? []).map((group) => buildGroup(id, group, now));
  const idByName = new Map(users.map((user) => [user.attributes.UserName, user.id]));
  const memberships = (seed.groups ?? []).flatMap(({ members = [] }, index) =>
    members.map((name): GroupMembership => {
      const groupId = groups[index]!.id;
      const userId = idByName.get(name)!;
      return { id: uuid("membership", groupId, userId), groupId, userId, createdAt: now };
    }),
  );
  const byId = <T extends { id: string }>(items: T[]) => new Map(items.map((item) => [item.id, item]));
  return { id, users: byId(users), groups: byId(groups), memberships: byId(memberships) };
}

function buildUser(storeId: string, user: SeedUser, now: number): User {
  const givenName = user.givenName ?? user.userName;
  const familyName = user.familyName ?? user.userName;
  const named = user.givenName !== undefined || user.familyName !== undefined;
  return {
    id: user.id ?? uuid("user", storeId, user.userName),
    attributes: {
      UserName: user.userName,
      Name: { GivenName: givenName, FamilyName: familyName },
      DisplayName: user.displayName ?? (named ? `${givenName} ${familyName}` : user.userName),
      ...(user.email !== undefined && { Emails: [{ Value: user.email, Type: "work", Primary: true }] }),
      ...(user.externalIds && { ExternalIds: shownExternalIds(user.externalIds) }),
    },
    createdAt: now,
    updatedAt: now,
  };
}

function buildGroup(storeId: string, group: SeedGroup, now: number): Group {
  return {
    id: group.id ?? uuid("group", storeId, group.displayName),
    displayName: group.displayName,
    externalIds: shownExternalIds(group.externalIds ?? []),
    createdAt: now,
    updatedAt: now,
  };
}

const shownExternalIds = (ids: { issuer: string; id: string }[]) =>
  ids.map(({ issuer, id }) => ({ Issuer: issuer, Id: id }));
