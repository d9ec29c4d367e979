import fs from "node:fs";
import path from "node:path";
import { side, type Benchmark, type Figure } from "../harness/benchmark";
import { makeGrants } from "../inputs/grants";
import { runNode, runTypeScript, type RunOptions, type Usage } from "../harness/run-node";
import { root } from "../harness/places";
import { temporaryFolder } from "../harness/temporary-folder";
import { usageFigures } from "../harness/usage-figures";

/** Where the way of the cost is read off: three times as much should cost three times as much. */
const linear = { from: 10_000, to: 30_000 };

/** Synthesis of an access config beside bare cdktf with as many resources, in turns. */
export const synthesis: Benchmark = {
  name: "synthesis",
  about:
    "Terraform's JSON of an access config: `main.ts` beside a program that makes as many account assignments of plain texts with bare cdktf",
  async measure({ effort, rounds = { quick: 3, usual: 5, full: 9 }[effort], say }) {
    const counts = [1000, linear.from, ...(effort === "quick" ? [] : [linear.to])];
    const measured = new Map(
      counts.map((count) => {
        say(`synthesis of ${count} account assignments, ${rounds} times`);
        return [count, inTurns(count, rounds)];
      }),
    );
    const figures = [...measured].flatMap(([count, { ours, bare, package: installed }]) => {
      const what = `${count.toLocaleString("en")} account assignments`;
      const target = { atMost: 1, of: "ratio" } as const;
      const targets = count === linear.from ? { wall: target, cpu: target } : {};
      const beside = { name: "bare cdktf", runs: bare };
      return [
        ...usageFigures(what, { name: "main.ts", runs: ours }, beside, targets),
        ...usageFigures(`${what}, compiled`, { name: "main.js", runs: installed }, beside).filter(
          ({ unit }) => unit === "s",
        ),
      ];
    });
    return [...figures, ...linearity(measured)];
  },
};

interface Turns {
  readonly ours: readonly Usage[];
  readonly package: readonly Usage[];
  readonly bare: readonly Usage[];
}

function inTurns(count: number, rounds: number): Turns {
  const folder = temporaryFolder();
  const config = path.join(folder, "access.config.ts");
  fs.writeFileSync(config, `export default ${JSON.stringify(makeGrants(count).config)};`);
  const outdir = path.join(folder, "cdktf.out");
  const measure = (run: (options: RunOptions) => Usage): Usage => {
    const usage = run({
      cwd: folder,
      env: { CDKTF_OUTDIR: outdir, ACCESS_CONFIG: config, BENCH_COUNT: String(count) },
    });
    checkCount(outdir, count);
    fs.rmSync(outdir, { recursive: true });
    return usage;
  };
  const main = (options: RunOptions) => runTypeScript("main.ts", options);
  const compiled = (options: RunOptions) => runNode([path.join(root, "dist/main.js")], options);
  const cdktf = (options: RunOptions) => runTypeScript("bench/inputs/bare.ts", options);
  // The first runs compile the TypeScript, which is kept.
  measure(main);
  measure(cdktf);
  const turns = Array.from({ length: rounds }, () => [measure(main), measure(compiled), measure(cdktf)]);
  const of = (place: number) => turns.flatMap((turn) => turn[place] ?? []);
  return { ours: of(0), package: of(1), bare: of(2) };
}

function checkCount(outdir: string, count: number): void {
  const { resource } = JSON.parse(
    fs.readFileSync(path.join(outdir, "stacks/access/cdk.tf.json"), "utf8"),
  ) as { resource: { aws_ssoadmin_account_assignment: object } };
  const found = Object.keys(resource.aws_ssoadmin_account_assignment).length;
  if (found !== count) throw new Error(`${found} account assignments instead of ${count}`);
}

function linearity(measured: ReadonlyMap<number, Turns>): Figure[] {
  const [small, large] = [measured.get(linear.from), measured.get(linear.to)];
  if (!small || !large) return [];
  const times = linear.to / linear.from;
  return [
    {
      what: "growth from 10,000 to 30,000: CPU time",
      unit: "s",
      ours: side(
        "30,000",
        large.ours.map(({ cpu }) => cpu),
      ),
      beside: side(
        "three times that of 10,000",
        small.ours.map(({ cpu }) => cpu * times),
      ),
      target: { atMost: 1.1, of: "ratio" },
    },
  ];
}
