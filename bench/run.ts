import fs from "node:fs";
import path from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { format, resolveConfig } from "prettier";
import { exitWithSentence } from "../lib/exit-with-sentence";
import { benchmarks } from "./benchmarks";
import type { Benchmark, MeasureOptions } from "./harness/benchmark";
import { describeMachine } from "./harness/machine";
import { performancePage } from "./harness/performance-page";
import { root } from "./harness/places";
import type { Results } from "./harness/results";
import { asText } from "./harness/table";

interface Options {
  readonly quick?: boolean;
  readonly full?: boolean;
  readonly rounds?: number;
  readonly json?: boolean;
  readonly write?: boolean;
}

const list = benchmarks.map(
  ({ name, about, onlyByName }) => `  ${name.padEnd(10)} ${about}${onlyByName ? " (only by name)" : ""}`,
);

new Command("npm run bench --")
  .description("Measures what is claimed, beside what it is compared with, and prints one table.")
  .argument("[names...]", "which benchmarks; all but those that run only by name", chosen)
  .addOption(new Option("--quick", "small sizes and few runs, in two or three minutes").conflicts("full"))
  .option("--full", "large sizes and more runs, in half an hour")
  .option("--rounds <count>", "how often each thing is run", wholeNumber)
  .option("--json", "print every run, as JSON")
  .option("--write", "write bench/results.json and docs/performance.md, too")
  .addHelpText("after", `\nBenchmarks:\n${list.join("\n")}`)
  .action(run)
  .parseAsync()
  .catch(exitWithSentence);

async function run(named: readonly Benchmark[], { quick, full, rounds, json, write }: Options) {
  const wanted = named.length > 0 ? named : benchmarks.filter(({ onlyByName }) => !onlyByName);
  const machine = describeMachine();
  if (machine.load > machine.cores)
    console.error(`The load average is ${machine.load}: times will be longer than on a machine of your own.`);
  const effort = quick ? "quick" : full ? "full" : "usual";
  const say = (text: string) => console.error(`… ${text}`);
  const options: MeasureOptions = { effort, ...(rounds !== undefined && { rounds }), say };
  const measured = [];
  for (const { name, about, measure } of wanted)
    measured.push({ name, about, figures: await measure(options) });
  const takenOn = new Date().toISOString().slice(0, 10);
  const results: Results = { version: 1, takenOn, effort, machine, benchmarks: measured };
  process.stdout.write(json ? `${JSON.stringify(results, undefined, 2)}\n` : asText(results));
  if (write) await keep(results);
}

async function keep(results: Results): Promise<void> {
  const kept = JSON.stringify(results, rounded);
  const files = {
    "bench/results.json": kept,
    "docs/performance.md": performancePage(JSON.parse(kept) as Results),
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    fs.writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  }
}

/** Six digits of each number: the rest is noise. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}

function chosen(name: string, before: readonly Benchmark[] = []): readonly Benchmark[] {
  const benchmark = benchmarks.find((one) => one.name === name);
  if (benchmark) return [...before, benchmark];
  throw new InvalidArgumentError(`It is one of ${benchmarks.map((one) => one.name).join(", ")}.`);
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("It is a whole number from 1 to 9999.");
  return Number(text);
}
