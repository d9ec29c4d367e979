/** Lets calls start at a rate, side by side. */
export interface Limiter {
  /**
   * Runs a task when its turn has come. Rejects with the signal's reason if that aborts before. What is tried `again` had
   * its turn: it goes before all that have not, or it would wait for everything that came behind it.
   */
  run<T>(task: () => Promise<T>, signal: AbortSignal, again?: boolean): Promise<T>;
  /** Nothing starts for this long: the service has asked for it. Milliseconds. */
  pause(ms: number): void;
  /** Tasks that are running or waiting for their turn. */
  readonly pending: number;
  readonly perSecond: number;
}

/** How a limiter counts. */
export interface LimiterOptions {
  /** Starts per second. */
  readonly perSecond: number;
  /** How many may start at once after a rest. @default 1: evenly, so that no second ever has more */
  readonly burst?: number;
  /** How many may run at once: slow answers must not pile up. @default 50, the SDK's number of sockets */
  readonly atOnce?: number;
  /** Milliseconds, never going back. @default performance.now */
  readonly now?: () => number;
}

/** How late timers may fire without slowing the rate, in milliseconds. */
const latest = 20;

/** A token bucket with a queue: first come, first served. */
export function limiter({
  perSecond,
  burst = 1,
  atOnce = 50,
  now = () => performance.now(),
}: LimiterOptions): Limiter {
  const interval = 1000 / perSecond;
  const queues = { again: new Set<() => void>(), fresh: new Set<() => void>() };
  /** When the next one may start; behind the clock by as much as may start at once. */
  let free = now() - (burst - 1) * interval;
  let running = 0;
  let timer: NodeJS.Timeout | undefined;

  const drain = () => {
    clearTimeout(timer);
    timer = undefined;
    for (let queue = nextQueue(); queue && running < atOnce; queue = nextQueue()) {
      const at = now();
      free = Math.max(free, at - (burst - 1) * interval - latest);
      if (free > at) {
        timer = setTimeout(drain, Math.ceil(free - at));
        return;
      }
      free += interval;
      running += 1;
      const [start] = queue;
      queue.delete(start!);
      start!();
    }
  };
  const nextQueue = () => [queues.again, queues.fresh].find(({ size }) => size > 0);
  const turn = (queue: Set<() => void>, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const stop = () => {
        queue.delete(start);
        reject(signal.reason as Error);
      };
      const start = () => {
        signal.removeEventListener("abort", stop);
        resolve();
      };
      if (signal.aborted) return reject(signal.reason as Error);
      signal.addEventListener("abort", stop, { once: true });
      queue.add(start);
      drain();
    });

  return {
    perSecond,
    get pending() {
      return running + queues.again.size + queues.fresh.size;
    },
    pause: (ms) => void (free = Math.max(free, now() + ms)),
    async run(task, signal, again = false) {
      await turn(again ? queues.again : queues.fresh, signal);
      try {
        return await task();
      } finally {
        running -= 1;
        drain();
      }
    },
  };
}
