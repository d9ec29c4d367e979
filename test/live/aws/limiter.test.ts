import { setMaxListeners } from "node:events";
import { limiter } from "../../../lib/live/aws/limiter";

const never = new AbortController().signal;
setMaxListeners(0, never);

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => jest.useRealTimers());

/** Runs tasks of `ms` each, and returns when they started. */
async function starts(
  count: number,
  options: Omit<Parameters<typeof limiter>[0], "now">,
  ms = 0,
): Promise<number[]> {
  const gate = limiter({ ...options, now: () => Date.now() });
  const [started, from]: [number[], number] = [[], Date.now()];
  const task = () => {
    started.push(Date.now() - from);
    return new Promise<void>((resolve) => setTimeout(resolve, ms));
  };
  const all = Promise.all(Array.from({ length: count }, () => gate.run(task, never)));
  await jest.advanceTimersByTimeAsync(600_000);
  await all;
  return started;
}

/** The most starts within any second. */
function mostInASecond(started: readonly number[]): number {
  return Math.max(...started.map((from) => started.filter((at) => at >= from && at < from + 1000).length));
}

it("starts twenty in a second and no more, however long they run", async () => {
  for (const ms of [0, 400]) {
    const started = await starts(200, { perSecond: 20 }, ms);
    expect(mostInASecond(started)).toBe(20);
    expect(started.at(-1)).toBe(199 * 50);
  }
});

it("starts a burst at once, and then keeps the rate", async () => {
  const started = await starts(24, { perSecond: 8, burst: 8 });
  expect(started.slice(0, 8)).toEqual(Array(8).fill(0));
  expect(started.at(-1)).toBe(2000);
});

it("does not let slow answers pile up", async () => {
  const started = await starts(30, { perSecond: 100, atOnce: 10 }, 1000);
  expect(started.filter((at) => at < 1000)).toHaveLength(10);
  expect(started.at(-1)).toBeGreaterThanOrEqual(2000);
});

it("pauses everybody", async () => {
  const gate = limiter({ perSecond: 10, now: () => Date.now() });
  const started: number[] = [];
  const task = async () => void started.push(Date.now());
  const all = Promise.all([1, 2, 3].map(() => gate.run(task, never)));
  gate.pause(5000);
  await jest.advanceTimersByTimeAsync(10_000);
  await all;
  expect(started).toEqual([0, 5000, 5100]);
});

it("gives its turn to the others when it is told to stop", async () => {
  const gate = limiter({ perSecond: 1, now: () => Date.now() });
  const controller = new AbortController();
  const ran: string[] = [];
  const run = (name: string, signal: AbortSignal) => gate.run(async () => void ran.push(name), signal);
  const first = run("first", never);
  const second = expect(run("second", controller.signal)).rejects.toThrow("enough");
  const third = run("third", never);
  controller.abort(new Error("enough"));
  await jest.advanceTimersByTimeAsync(1000);
  await Promise.all([first, second, third]);
  expect(ran).toEqual(["first", "third"]);
  await expect(run("late", controller.signal)).rejects.toThrow("enough");
  expect(gate.pending).toBe(0);
});

it("lets what is tried again go first", async () => {
  const gate = limiter({ perSecond: 10, now: () => Date.now() });
  const ran: string[] = [];
  const run = (name: string, again?: boolean) => gate.run(async () => void ran.push(name), never, again);
  const all = Promise.all([run("a"), run("b"), run("c"), run("again", true)]);
  await jest.advanceTimersByTimeAsync(1000);
  await all;
  expect(ran).toEqual(["a", "again", "b", "c"]);
});

it("gives its place free when a task fails", async () => {
  const gate = limiter({ perSecond: 1000, atOnce: 1, now: () => Date.now() });
  const failed = expect(gate.run(() => Promise.reject(new Error("no")), never)).rejects.toThrow("no");
  const next = gate.run(() => Promise.resolve("yes"), never);
  await jest.advanceTimersByTimeAsync(100);
  await failed;
  expect(await next).toBe("yes");
});
