import type { TerraformEvent } from "../events";
import type { PlannedChange } from "./planned-changes";

/** How many resources Terraform works on at a time, unless told otherwise. */
const parallelism = 10;

/**
 * Seconds that a step takes until one has been measured. The AWS provider asks for the first time ten seconds after it
 * has created or deleted an account assignment, whatever AWS needs, and five after attaching a policy.
 */
const usualSeconds: Readonly<Record<string, number>> = {
  aws_ssoadmin_account_assignment: 10.5,
  aws_ssoadmin_managed_policy_attachment: 5.5,
  aws_ssoadmin_customer_managed_policy_attachment: 5.5,
  aws_ssoadmin_permission_set_inline_policy: 5.5,
  aws_ssoadmin_permissions_boundary_attachment: 5.5,
};
const otherSeconds = 1;

/** How far an apply is. A replacement has two steps. */
export interface ApplyProgress {
  readonly total: number;
  readonly done: number;
  readonly running: number;
  /** Neither done nor running, nor failed. */
  readonly left: number;
  readonly failed: number;
  /** Estimated time to the end, in seconds. */
  readonly seconds: number;
}

/** Follows an apply by its events; times are in milliseconds. */
export interface ApplyTracker {
  /** Takes an event. @returns whether a step has begun or ended by it */
  take(event: TerraformEvent, now: number): boolean;
  at(now: number): ApplyProgress;
  /** Addresses that are done, with all their steps. */
  done(): ReadonlySet<string>;
}

/** @param planned the changes that the apply makes */
export function trackApply(planned: readonly PlannedChange[]): ApplyTracker {
  const typeOf = new Map(planned.map(({ address, type }) => [address, type]));
  const open = new Map(planned.map(({ address, actions }) => [address, actions.length]));
  const waiting = countByType(planned);
  const running = new Map<string, number>();
  const times = stepTimes();
  const total = planned.reduce((sum, { actions }) => sum + actions.length, 0);
  const count = { done: 0 };
  const failed = new Set<string>();

  function begin(address: string, type: string, now: number): void {
    running.set(address, now);
    // What failed is begun again where the apply goes on by itself.
    if (!failed.delete(address)) waiting.set(type, (waiting.get(type) ?? 1) - 1);
  }

  function end(address: string, type: string, now: number, succeeded: boolean): void {
    if (!succeeded) failed.add(address);
    else {
      count.done += 1;
      // What fails says nothing of how long success takes.
      times.add(type, (now - (running.get(address) ?? now)) / 1000);
      open.set(address, (open.get(address) ?? 1) - 1);
    }
    running.delete(address);
  }

  function seconds(now: number): number {
    const ofRunning = [...running].map(([address, begun]) =>
      Math.max(0, times.of(typeOf.get(address) ?? "") - (now - begun) / 1000),
    );
    const ofWaiting = [...waiting].filter(([, steps]) => steps > 0);
    const work =
      ofWaiting.reduce((sum, [type, steps]) => sum + steps * times.of(type), 0) +
      ofRunning.reduce((sum, left) => sum + left, 0);
    // The last step takes its time, however many could run beside it.
    const longest = Math.max(0, ...ofRunning, ...ofWaiting.map(([type]) => times.of(type)));
    return Math.round(Math.max(work / parallelism, longest));
  }

  return {
    take({ type: event, hook }, now) {
      const address = hook?.resource?.addr ?? "";
      const type = typeOf.get(address);
      if (type === undefined) return false;
      if (event === "apply_start") begin(address, type, now);
      else if (event === "apply_complete") end(address, type, now, true);
      else if (event === "apply_errored") end(address, type, now, false);
      else return false;
      return true;
    },
    at: (now) => ({
      total,
      done: count.done,
      failed: failed.size,
      running: running.size,
      left: total - count.done - failed.size - running.size,
      seconds: seconds(now),
    }),
    done: () => new Set([...open].filter(([, steps]) => steps === 0).map(([address]) => address)),
  };
}

function countByType(planned: readonly PlannedChange[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type, actions } of planned) counts.set(type, (counts.get(type) ?? 0) + actions.length);
  return counts;
}

/** The mean time of the steps of each type, as measured, and until then as usual. */
function stepTimes() {
  const measured = new Map<string, { seconds: number; steps: number }>();
  return {
    add(type: string, seconds: number): void {
      const before = measured.get(type) ?? { seconds: 0, steps: 0 };
      measured.set(type, { seconds: before.seconds + seconds, steps: before.steps + 1 });
    },
    of(type: string): number {
      const known = measured.get(type);
      return known ? known.seconds / known.steps : (usualSeconds[type] ?? otherSeconds);
    },
  };
}

/** Where an apply is, in a line. */
export function describeProgress({ total, done, running, left, failed, seconds }: ApplyProgress): string {
  const parts = [
    `${done} of ${total} done`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    `${running} running`,
    `${left} left`,
    ...(running + left > 0 ? [`about ${duration(seconds)} to go`] : []),
  ];
  return `terraform apply: ${parts.join(", ")}`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
