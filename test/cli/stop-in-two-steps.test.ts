import { stopInTwoSteps } from "../../lib/cli/terminal";

/** What a signal does to the process: the listener that was added last is ours. */
const receive = (name: NodeJS.Signals) => process.listeners(name).at(-1)?.(name);

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s asks once", (name) => {
  let asked = 0;
  const stop = stopInTwoSteps(() => (asked += 1));
  expect(stop.interrupt.aborted).toBe(false);
  receive(name);
  receive("SIGTERM");
  receive("SIGHUP");
  expect({ asked, interrupt: stop.interrupt.aborted, force: stop.signal.aborted }).toEqual({
    asked: 1,
    interrupt: true,
    force: false,
  });
  receive("SIGINT");
  expect(stop.signal.aborted).toBe(true);
  stop.release();
});

test("released, signals are the process's own again", () => {
  const before = process.listenerCount("SIGINT");
  const stop = stopInTwoSteps(() => {});
  expect(process.listenerCount("SIGINT")).toBe(before + 1);
  stop.release();
  expect(process.listenerCount("SIGINT")).toBe(before);
});
