import type { Results } from "./results";
import { asMarkdown } from "./table";

const of = { quick: ", a quick look", usual: "", full: ", with `--full`" } as const;

/** `docs/performance.md`: what was measured, on what, with what result. */
export function performancePage({ takenOn, effort, machine, benchmarks }: Results): string {
  const { processor, cores, memoryGB, system, load, node, terraform, awsProvider, cdktf } = machine;
  return `<!-- Made by \`npm run bench -- --write\`. -->

# How fast it is

\`npm run bench\` measures what is below in one run, each thing beside what it is compared with, in turns where both are
short. A figure is the median of its runs; a ratio is ours to theirs, so less than 1 is less than theirs. CPU time is
that of all processes together, user and system, and says more than time where a machine has other things to do.
\`--quick\` takes small sizes and few runs, \`--full\` large ones and more of them, \`--json\` prints every run, \`npm run bench -- plan --rounds 5\` takes one of
them more often, and \`npm run bench -- --help\` lists them all.

The figures are of ${takenOn}${of[effort]}: ${processor}, ${cores} cores, ${memoryGB} GB, ${system}; Node.js ${node}, cdktf ${cdktf}, Terraform
${terraform}, AWS provider ${awsProvider}; load average at the start ${load}.
${benchmarks.map(({ name, about, figures }) => `\n## ${name}\n\n${sentence(about)}\n\n${asMarkdown(figures)}`).join("")}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
