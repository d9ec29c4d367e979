import type { IdentityStore } from "../../../world/identity-store";
import { same } from "./lookup";
import { checkReserved, duplicate } from "./users";

/** Refuses a display name that is reserved, or that another group has. */
export function checkGroupIsUnique(store: IdentityStore, id: string, displayName: string | undefined): void {
  if (displayName === undefined) return;
  checkReserved(displayName);
  const taken = [...store.groups.values()].some(
    (other) => other.id !== id && same(other.displayName, displayName),
  );
  if (taken) throw duplicate("GroupDisplayName");
}
