import type { TerraformEvent } from "../events";
import type { PlannedChange } from "./planned-changes";

/**
 * Notices that nothing goes on but creations that do not come to an end. Where what is to be created is there, such as
 * where AWS's answer to the first try was lost, the AWS provider takes AWS's "already exists" for a conflict that will
 * pass, and tries again for ten minutes (terraform-provider-aws #38544).
 */
export interface StallWatch {
  /** Takes an event. @returns whether only such creations are left running, all of them for too long */
  take(event: TerraformEvent): boolean;
  /** Addresses of what is being created. */
  stalled(): readonly string[];
}

/**
 * Seconds that a creation may take. AWS creates a permission set within one; a policy reaches every account that has
 * the permission set before its creation ends.
 */
const patience: Readonly<Record<string, number>> = {
  aws_ssoadmin_permission_set: 30,
  aws_ssoadmin_managed_policy_attachment: 180,
  aws_ssoadmin_customer_managed_policy_attachment: 180,
};
/** The same where an apply before this one was cut short: what it was creating then is likely to be there. */
const patienceAfterOneCutShort: typeof patience = { ...patience, aws_ssoadmin_permission_set: 10 };

/** @param wasCutShort whether an apply before this one was */
export function watchStalls(planned: readonly PlannedChange[], wasCutShort: boolean): StallWatch {
  const limits = wasCutShort ? patienceAfterOneCutShort : patience;
  const limitOf = new Map(planned.map(({ address, type }) => [address, limits[type] ?? Infinity]));
  /** Whether each of what runs has taken too long; a deletion is not what is looked for. */
  const running = new Map<string, boolean>();
  return {
    take({ type, hook: { resource, action, elapsed_seconds: seconds = 0 } = {} }) {
      const address = resource?.addr ?? "";
      if (type === "apply_complete" || type === "apply_errored") running.delete(address);
      else if (type === "apply_start" || type === "apply_progress")
        running.set(address, action === "create" && seconds >= (limitOf.get(address) ?? Infinity));
      else return false;
      return running.size > 0 && [...running.values()].every((tooLong) => tooLong);
    },
    stalled: () => [...running].filter(([, tooLong]) => tooLong).map(([address]) => address),
  };
}
