import { isReservedPrincipalName } from "../../../../config/limits";
import { conflict, invalid } from "../../../protocol/errors";
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

/** Refuses a user name that is reserved, and one, or an e-mail address, that another user has. */
export function checkUserIsUnique(store: IdentityStore, id: string, attributes: UserAttributes): void {
  checkReserved(attributes.UserName);
  const others = [...store.users.values()].filter((other) => other.id !== id);
  const taken = (path: string, value: string | undefined) =>
    others.some((other) => same(userLookup.unique[path]?.(other), value));
  if (taken("username", attributes.UserName)) throw duplicate("UserName");
  if (taken("emails.value", attributes.Emails?.[0]?.Value)) throw duplicate("PrimaryEmail");
}

/** AWS's text for a value that has to be unique and is not; that of an e-mail address is made after the others. */
export const duplicate = (what: string) =>
  conflict(`Duplicate ${what}`, { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" });

/** Refuses a name of AWS's own. The text is ours. */
export function checkReserved(name: string): void {
  if (isReservedPrincipalName(name)) throw invalid(`${name} is a reserved name.`);
}
