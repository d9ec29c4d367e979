import { spawnSync } from "node:child_process";
import path from "node:path";
import { median } from "./measure";

/** Wall time of short commands: `npm run bench:start-up [rounds]`. Prints the median and the slowest of each. */
const rounds = Number(process.argv[2] ?? 10);
const root = path.join(__dirname, "..");
const bin = path.join(root, "dist/lib/cli/bin.js");

console.log(`${"".padEnd(32)}    median   slowest   of ${rounds}`);
for (const args of [["validate", "access.config.ts"], ["validate", "--help"], ["--version"]]) {
  const seconds = Array.from({ length: rounds }, () => run(args));
  console.log(
    `${args.join(" ").padEnd(32)} ${median(seconds).toFixed(3)} s   ${Math.max(...seconds).toFixed(3)} s`,
  );
}

function run(args: readonly string[]): number {
  const started = performance.now();
  const result = spawnSync(process.execPath, [bin, ...args], { cwd: root, encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr || result.stdout);
  return (performance.now() - started) / 1000;
}
