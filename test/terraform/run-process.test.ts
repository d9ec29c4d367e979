import fs from "node:fs";
import { runProcess } from "../../lib/terraform/run-process";

const options = { cwd: "/", env: { PATH: process.env.PATH } };

test("gives the exit code, both outputs, and each line as it comes", async () => {
  const lines: string[] = [];
  const result = await runProcess("sh", ["-c", "echo one; echo two >&2; exit 3"], {
    ...options,
    onLine: (line) => lines.push(line),
  });
  expect(result).toEqual({ code: 3, stdout: "one\n", stderr: "two\n" });
  expect(lines).toEqual(["one"]);
});

test("an abort ends the process and what it started", async () => {
  const controller = new AbortController();
  const started = runProcess("sh", ["-c", "sleep 60 & echo $!; wait"], {
    ...options,
    signal: controller.signal,
    onLine: (pid) => {
      child = Number(pid);
      controller.abort(new Error("interrupted"));
    },
  });
  let child = 0;
  await expect(started).rejects.toThrow("interrupted");
  expect(child).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isRunning(child)).toBe(false);
});

test("an interruption asks the process alone, which ends as it likes", async () => {
  const controller = new AbortController();
  const script =
    "trap 'echo asked; exit 7' INT; (trap 'echo child >&2' INT; sleep 1) & echo ready; wait; wait";
  const result = await runProcess("sh", ["-c", script], {
    ...options,
    interrupt: controller.signal,
    onLine: (line) => void (line === "ready" && controller.abort(new Error("interrupted"))),
  });
  expect(result).toEqual({ code: 7, stdout: "ready\nasked\n", stderr: "" });
});

test("nothing is started after an interruption", async () => {
  const started = async () =>
    runProcess("true", [], { ...options, interrupt: AbortSignal.abort(new Error("no")) });
  await expect(started()).rejects.toThrow("no");
});

test("output of any size is taken as it comes", async () => {
  const chunks: Buffer[] = [];
  const script = "head -c 6000000 /dev/zero";
  const result = await runProcess("sh", ["-c", script], {
    ...options,
    onOutput: (chunk) => chunks.push(chunk),
  });
  expect(result).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(Buffer.concat(chunks)).toHaveLength(6_000_000);
});

test("a command that cannot be started is an error", async () => {
  await expect(runProcess("/no/such/command", [], options)).rejects.toThrow(/ENOENT/);
});

/** Whether a process runs; one that has ended and that nobody has asked for yet does not. */
function isRunning(pid: number): boolean {
  try {
    const [, rest = ""] = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    return !rest.startsWith("Z");
  } catch {
    return false;
  }
}
