import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";

const root = path.join(__dirname, "..");
const folder = path.join(root, ".github/workflows");
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};

/** A workflow of GitHub Actions, as far as it is read here. */
interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const workflows = fs.readdirSync(folder).map((name): [string, string, Workflow] => {
  const text = fs.readFileSync(path.join(folder, name), "utf8");
  return [name, text, parse(text) as Workflow];
});
const jobs = workflows.flatMap(([name, , workflow]) =>
  Object.entries(workflow.jobs).map(([job, content]): [string, Job] => [`${name}: ${job}`, content]),
);

test.each(workflows)("%s pins every action by commit and says which version that is", (_, text) => {
  const lines = text.split("\n").filter((line) => /\buses:/.test(line));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual(
    [],
  );
});

test.each(workflows)("%s gives no job a permission that it does not ask for", (_, __, { permissions }) => {
  expect([{}, { contents: "read" }]).toContainEqual(permissions);
});

test.each(jobs)("%s has an end, and runs scripts that there are", (_, job) => {
  expect(job["timeout-minutes"]).toBeGreaterThan(0);
  const run = job.steps.map(({ run = "" }) => run).join("\n");
  const named = [...run.matchAll(/\bnpm run (?:-\S+ )*([\w:-]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("only the job that publishes can say who it is, and it runs no script of a dependency", () => {
  const able = jobs.filter(([, { permissions }]) => permissions?.["id-token"] !== undefined);
  expect(able.map(([name]) => name)).toEqual(["release.yml: publish"]);
  const [[, publish] = ["", { steps: [] }]] = able;
  const run = publish.steps.map(({ run = "" }) => run);
  expect(run.filter((line) => line.startsWith("npm ci"))).toEqual(["npm ci --ignore-scripts"]);
  expect(run.at(-1)).toBe("npm publish --provenance --access public");
});
