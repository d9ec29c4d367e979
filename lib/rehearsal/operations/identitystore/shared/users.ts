import { conflict } from "../../../protocol/errors";
import type { IdentityStore, UserAttributes } from "../../../world/identity-store";
import { same, userLookup } from "./lookup";

interface Given {
  DisplayName?: string;
  Name?: { GivenName?: string; FamilyName?: string };
}

/** The names of the attributes that the service asks for and that are not given. */
export function requiredUserAttributes({ DisplayName, Name }: Given): string[] {
  return [
    ...(DisplayName === undefined ? ["displayName"] : []),
    ...(Name?.GivenName === undefined || Name.FamilyName === undefined ? ["name"] : []),
  ];
}

/** Refuses a user name, or an e-mail address, that another user has. */
export function checkUserIsUnique(store: IdentityStore, id: string, attributes: UserAttributes): void {
  const others = [...store.users.values()].filter((other) => other.id !== id);
  const taken = (path: string, value: string | undefined) =>
    others.some((other) => same(userLookup.unique[path]?.(other), value));
  if (taken("username", attributes.UserName)) throw duplicate("UserName");
  if (taken("emails.value", attributes.Emails?.[0]?.Value)) throw duplicate("PrimaryEmail");
}

/** AWS's text for a value that has to be unique and is not. */
export const duplicate = (what: string) =>
  conflict(`Duplicate ${what}`, { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" });
