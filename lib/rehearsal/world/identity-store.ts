import type { PrincipalType } from "./world";

/** The attributes of a user, as the API names and nests them. */
export type UserAttributes = Record<string, unknown> & {
  UserName: string;
  Emails?: { Value?: string; Type?: string; Primary?: boolean }[];
  ExternalIds?: ExternalId[];
};

/** The id that an identity provider gave. */
export interface ExternalId {
  readonly Issuer: string;
  readonly Id: string;
}

/** A user. */
export interface User {
  readonly id: string;
  attributes: UserAttributes;
  readonly createdAt: number;
  updatedAt: number;
}

/** A group. */
export interface Group {
  readonly id: string;
  displayName?: string;
  description?: string;
  readonly externalIds: readonly ExternalId[];
  readonly createdAt: number;
  updatedAt: number;
}

/** That a user is in a group. */
export interface GroupMembership {
  readonly id: string;
  readonly groupId: string;
  readonly userId: string;
  readonly createdAt: number;
}

/** The users and groups of an instance, each by its id. */
export interface IdentityStore {
  readonly id: string;
  readonly users: Map<string, User>;
  readonly groups: Map<string, Group>;
  readonly memberships: Map<string, GroupMembership>;
}

/** Whether a principal exists. */
export const hasPrincipal = (store: IdentityStore, type: PrincipalType, id: string) =>
  type === "USER" ? store.users.has(id) : store.groups.has(id);
