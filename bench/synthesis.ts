import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { median } from "./measure";

/**
 * Synthesis of an access config beside bare cdktf with as many resources, in turns: `npm run bench:synthesis [count]`.
 * Prints the median of each, wall time and CPU, and their ratio.
 */
const count = Number(process.argv[2] ?? 5000);
const rounds = Number(process.argv[3] ?? 5);
const root = path.join(__dirname, "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "identity-center-bench-"));

const config = path.join(folder, "access.config.ts");
fs.writeFileSync(config, `export default ${JSON.stringify(accessConfig(count))};`);

const ours: Run[] = [];
const bare: Run[] = [];
for (let round = 0; round < rounds; round += 1) {
  ours.push(synthesize("main.ts", { ACCESS_CONFIG: config }));
  bare.push(synthesize("bench/bare.ts", { BENCH_COUNT: String(count) }));
}
fs.rmSync(folder, { recursive: true });

const row = (name: string, runs: readonly Run[]) =>
  `${name.padEnd(12)} ${median(runs.map(({ resources }) => resources))
    .toFixed(0)
    .padStart(9)} ${median(runs.map(({ wall }) => wall))
    .toFixed(2)
    .padStart(8)} s ${median(runs.map(({ cpu }) => cpu))
    .toFixed(2)
    .padStart(8)} s`;
console.log(
  `${"".padEnd(12)} ${"resources".padStart(9)} ${"wall".padStart(10)} ${"CPU".padStart(10)}   median of ${rounds}`,
);
console.log(row("main.ts", ours));
console.log(row("bare cdktf", bare));
console.log(`ratio        wall ${ratio("wall")}, CPU ${ratio("cpu")}; target: at most 1.25`);

interface Run {
  readonly resources: number;
  readonly wall: number;
  readonly cpu: number;
}

function synthesize(script: string, env: NodeJS.ProcessEnv): Run {
  const outdir = path.join(folder, "cdktf.out");
  const before = childCpu();
  const started = performance.now();
  const result = spawnSync(path.join(root, "node_modules/.bin/jiti"), [path.join(root, script)], {
    cwd: folder,
    env: { ...process.env, ...env, CDKTF_OUTDIR: outdir },
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(result.stderr);
  const wall = (performance.now() - started) / 1000;
  const stack = JSON.parse(fs.readFileSync(path.join(outdir, "stacks/access/cdk.tf.json"), "utf8")) as {
    resource: { aws_ssoadmin_account_assignment: object };
  };
  const resources = Object.keys(stack.resource.aws_ssoadmin_account_assignment).length;
  fs.rmSync(outdir, { recursive: true });
  return { resources, wall, cpu: childCpu() - before };
}

/** CPU seconds of all children so far, user and system, from the kernel's count. */
function childCpu(): number {
  const [, rest = ""] = fs.readFileSync("/proc/self/stat", "utf8").split(") ");
  const fields = rest.split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function ratio(what: "wall" | "cpu"): string {
  return (median(ours.map((run) => run[what])) / median(bare.map((run) => run[what]))).toFixed(2);
}

/** 10 groups × 5 permission sets × accounts, in entries of one group each. */
function accessConfig(assignments: number): object {
  const accountIds = Array.from({ length: assignments / 50 }, (_, index) => String(100000000000 + index));
  const groups = Array.from({ length: 10 }, (_, index) => `group${index}`);
  const sets = Array.from({ length: 5 }, (_, index) => `Set${index}`);
  return {
    groups: Object.fromEntries(groups.map((key) => [key, `Group ${key}`])),
    permissionSets: Object.fromEntries(
      sets.map((key) => [key, { managedPolicies: ["ReadOnlyAccess"], sessionDuration: "4h" }]),
    ),
    assignments: Object.fromEntries(
      groups.map((key) => [key, { groups: [key], permissionSets: sets, accounts: accountIds }]),
    ),
  };
}
