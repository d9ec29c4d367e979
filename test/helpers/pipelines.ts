import fs from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { parse } from "yaml";

const folder = path.join(__dirname, "../../examples/pipelines");

/** A step of a GitHub Actions job. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A job of GitHub Actions. */
export interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

/** A workflow of GitHub Actions. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The workflows of examples/pipelines/github-actions by file name, and their texts. */
export function githubWorkflows(): readonly { name: string; text: string; workflow: Workflow }[] {
  const names = fs.readdirSync(path.join(folder, "github-actions")).sort();
  return names.map((name) => {
    const text = fs.readFileSync(path.join(folder, "github-actions", name), "utf8");
    return { name, text, workflow: parse(text) as Workflow };
  });
}

/** A job of GitLab CI, with what it extends. */
export interface GitlabJob {
  readonly extends?: string;
  readonly stage: string;
  readonly needs?: readonly string[];
  readonly environment?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly rules?: readonly Readonly<Record<string, string>>[];
  readonly artifacts?: { readonly paths: readonly string[] };
}

const settings = ["stages", "workflow", "default"];

/** The jobs of examples/pipelines/gitlab-ci.yml; what a job extends is merged into it, as GitLab does. */
export function gitlabJobs(): { stages: readonly string[]; jobs: ReadonlyMap<string, GitlabJob> } {
  const text = fs.readFileSync(path.join(folder, "gitlab-ci.yml"), "utf8");
  const file = parse(text) as Record<string, GitlabJob> & { stages: string[] };
  const names = Object.keys(file).filter((name) => !settings.includes(name) && !name.startsWith("."));
  const jobs = names.map((name): [string, GitlabJob] => {
    const job = file[name] as GitlabJob;
    const base = job.extends === undefined ? undefined : file[job.extends];
    return [name, { ...base, ...job, variables: { ...base?.variables, ...job.variables } }];
  });
  return { stages: file.stages, jobs: new Map(jobs) };
}

/** Every shell script of both pipelines, with where it stands. */
function scripts(): readonly { where: string; script: string }[] {
  const github = githubWorkflows().flatMap(({ name, workflow }) =>
    Object.entries(workflow.jobs).flatMap(([job, { steps }]) =>
      steps.flatMap(({ run }) => (run === undefined ? [] : [{ where: `${name} ${job}`, script: run }])),
    ),
  );
  const gitlab = [...gitlabJobs().jobs].map(([job, { before_script = [], script }]) => ({
    where: `gitlab-ci.yml ${job}`,
    script: [...before_script, ...script].join("\n"),
  }));
  return [...github, ...gitlab];
}

/** Every use of `identity-center` in the scripts, as words, with where it stands. */
export function uses(): readonly { where: string; words: readonly string[] }[] {
  return scripts().flatMap(({ where, script }) =>
    [...script.matchAll(/npx identity-center ([^\n|>&]+)/g)].map(([, words = ""]) => ({
      where,
      words: words.trim().split(/\s+/),
    })),
  );
}

/** What of a use the program does not know: its command, or flags and choices of it. */
export function unknownIn(program: Command, [name = "", ...rest]: readonly string[]): readonly string[] {
  const command = program.commands.find((one) => one.name() === name);
  if (!command) return [name];
  return rest.flatMap((word, index) => {
    if (!word.startsWith("-")) return [];
    const option = command.options.find(({ long }) => long === word);
    const value = rest[index + 1] ?? "";
    return option && (option.argChoices?.includes(value) ?? true) ? [] : [`${word} ${value}`];
  });
}
