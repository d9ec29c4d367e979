import { invalid } from "../../../protocol/errors";
import type { IdentityStore } from "../../../world/identity-store";
import { same } from "./lookup";
import { duplicate } from "./users";

/** Source: Identity Store API reference, CreateGroup. The text is ours. */
const reserved = ["administrator", "awsadministrators"];

/** Refuses a display name that is reserved, or that another group has. */
export function checkGroupIsUnique(store: IdentityStore, id: string, displayName: string | undefined): void {
  if (displayName === undefined) return;
  if (reserved.includes(displayName.toLowerCase())) throw invalid(`${displayName} is a reserved name.`);
  const taken = [...store.groups.values()].some(
    (other) => other.id !== id && same(other.displayName, displayName),
  );
  if (taken) throw duplicate("GroupDisplayName");
}
