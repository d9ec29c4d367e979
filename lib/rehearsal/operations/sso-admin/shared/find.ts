import { listing } from "../../listing";
import { sessionMinutes } from "../../../../config/limits";
import { invalid, notFound } from "../../../protocol/errors";
import type { Call } from "../../../protocol/operation";
import type { Instance, PermissionSet } from "../../../world/world";

/** The instance, or ResourceNotFoundException; its text is ours, because AWS's own is not published. */
export function findInstance({ world }: Call, arn: string): Instance {
  const instance = world.instances.get(arn);
  if (!instance) throw notFound(`Instance not found: ${arn}`);
  return instance;
}

/** The permission set with its instance, or ResourceNotFoundException. */
export function findPermissionSet(call: Call, input: { InstanceArn: string; PermissionSetArn: string }) {
  const instance = findInstance(call, input.InstanceArn);
  return { instance, permissionSet: permissionSetOf(instance, input.PermissionSetArn) };
}

/** The permission set of the instance, or ResourceNotFoundException. */
export function permissionSetOf(instance: Instance, arn: string): PermissionSet {
  const permissionSet = instance.permissionSets.get(arn);
  if (!permissionSet) throw notFound(`Could not find PermissionSet with id ${arn.split("/").at(-1)}`);
  return permissionSet;
}

/** One page of a listing: 100 at most, if nothing else is asked for. */
export const listed = listing(100);

/** Seconds since the epoch: the timestamp of the JSON protocol. */
export const seconds = (ms: number) => ms / 1000;

/**
 * Refuses a session of less than 1 hour or more than 12 hours. The rule is the user guide's; the text is ours, because
 * AWS's own is not published.
 */
export function checkSessionDuration(duration: string | undefined): void {
  if (duration === undefined) return;
  const minutes = minutesOf(duration);
  if (minutes < sessionMinutes.min || minutes > sessionMinutes.max)
    throw invalid(`SessionDuration ${duration} is not between 1 hour and 12 hours.`);
}

function minutesOf(duration: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration);
  if (!match) return Infinity;
  const [days = 0, hours = 0, minutes = 0, secs = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return days * 1440 + hours * 60 + minutes + secs / 60;
}
