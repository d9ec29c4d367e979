import { notFound } from "../protocol/errors";
import type { World } from "../world/world";
import { accessDenied } from "./access-denied";
import type { Caller } from "./caller";
import { isOfOrganization } from "./instance";

/**
 * Refuses a call of identitystore for the place that it comes from: in another Region the store does not exist, and
 * only its instance's account, or a delegated administrator, may speak to it.
 */
export function checkIdentityStore(
  world: World,
  caller: Caller,
  operation: string,
  { IdentityStoreId }: Readonly<Record<string, unknown>>,
): void {
  const id = String(IdentityStoreId);
  if (!caller.atHome) throw notFound("IDENTITY_STORE not found.", { ResourceType: "IDENTITY_STORE" });
  const instance = [...world.instances.values()].find(({ identityStore }) => identityStore.id === id);
  if (!instance || instance.ownerAccountId === caller.accountId) return;
  const delegated = world.organization.delegatedAdministrator === caller.accountId;
  if (isOfOrganization(world, instance) && delegated) return;
  throw accessDenied(
    caller,
    `identitystore:${operation}`,
    `arn:aws:identitystore::${instance.ownerAccountId}:identitystore/${id}`,
  );
}
