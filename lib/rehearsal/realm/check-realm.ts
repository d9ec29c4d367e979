import type { World } from "../world/world";
import type { Caller } from "./caller";
import { checkIdentityStore } from "./identity-store";
import { checkInstance } from "./instance";
import { checkOrganizations } from "./organizations";

/** A call as far as its place matters. */
export interface PlacedCall {
  readonly service: string;
  readonly operation: string;
  /** Validated against the operation's shape. */
  readonly input: unknown;
}

/**
 * Refuses a call that AWS refuses because of where it comes from, whatever the caller's policies say: another Region
 * than the home of the instance, an account that has no say in it, an account instance asked for permission sets, a
 * delegated administrator at work on what only the management account may touch.
 */
export function checkRealm(world: World, caller: Caller, call: PlacedCall): void {
  const given = call.input as Readonly<Record<string, unknown>>;
  if (call.service === "sso-admin") checkInstance(world, caller, call.operation, given);
  if (call.service === "identitystore") checkIdentityStore(world, caller, call.operation, given);
  if (call.service === "organizations") checkOrganizations(world, caller, call.operation);
}
