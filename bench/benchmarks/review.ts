import fs from "node:fs";
import path from "node:path";
import type { Benchmark } from "../harness/benchmark";
import { runCommand, type Usage } from "../harness/run-node";
import { temporaryFolder } from "../harness/temporary-folder";
import { usageFigures } from "../harness/usage-figures";
import { configText, planText } from "../inputs/plan-of-changes";

/** `review` of a large plan, in every format. */
export const review: Benchmark = {
  name: "review",
  about: "`review` of a plan of 10,000 changes, from the text of `terraform show -json`, in every format",
  measure({ effort, rounds = { quick: 1, usual: 3, full: 5 }[effort], say }) {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, "access.yaml"), configText());
    fs.writeFileSync(path.join(folder, "plan.json"), planText());
    const targets = {
      wall: { atMost: 3, of: "value" },
      megabytes: { atMost: 300, of: "value" },
    } as const;
    const figures = ["pretty", "markdown", "json", "html"].flatMap((format) => {
      say(`review of 10,000 changes as ${format}, ${rounds} times`);
      const runs = Array.from({ length: rounds }, () => run(folder, format));
      return usageFigures(`10,000 changes as ${format}`, { name: "review", runs }, undefined, targets);
    });
    return Promise.resolve(figures);
  },
};

function run(folder: string, format: string): Usage {
  const args = ["review", "plan.json", "--config", "access.yaml", "--format", format, "--out", "review"];
  const usage = runCommand(args, { cwd: folder });
  const text = fs.readFileSync(path.join(folder, "review"), "utf8");
  if (!/6,?000/.test(text)) throw new Error(`the review does not count 6,000 gains:\n${text.slice(0, 500)}`);
  return usage;
}
