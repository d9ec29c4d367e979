import fs from "node:fs";
import path from "node:path";
import type { Job } from "../../helpers/pipelines";
import { bin, run, type CommandResult } from "./command";
import { temporaryFolder } from "./temporary-folder";

/** Values that expressions and scripts may read, by their paths: `github.event.pull_request.number`. */
export type Context = Readonly<Record<string, string>>;

/** A shell script that failed. */
class ScriptFailed extends Error {
  constructor(script: string, { code, stdout, stderr }: CommandResult) {
    super(`exit ${code}: ${script}\n${stdout}\n${stderr}`);
  }
}

/** A machine on which the scripts of a pipeline run; programs that would reach out are played by recorders. */
export class Runner {
  /** Its checkout of the repository. */
  readonly project = temporaryFolder();
  private readonly programs = temporaryFolder();
  private readonly records = temporaryFolder();
  private readonly artifacts = temporaryFolder();

  /**
   * @param files the repository
   * @param env what scripts see beside their own variables: the way to the local service
   */
  constructor(
    files: Readonly<Record<string, string>>,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(this.project, name), text);
    this.addProgram("npm", 'test "$1" = ci');
    const installed = path.join(this.project, "node_modules/.bin");
    fs.mkdirSync(installed, { recursive: true });
    write(path.join(installed, "identity-center"), `exec "${process.execPath}" "${bin}" "$@"`);
  }

  /** Puts a program on the PATH that notes its arguments, and then does what `script` says. */
  addProgram(name: string, script: string): void {
    write(path.join(this.programs, name), `printf '%s\\n' "$*" >> "$RECORDS/${name}.log"\n${script}`);
  }

  /** The calls of a program so far, a line each; they are forgotten. */
  calls(name: string): string[] {
    const file = path.join(this.records, `${name}.log`);
    const lines = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim().split("\n") : [];
    fs.rmSync(file, { force: true });
    return lines;
  }

  /** A file that the programs read and write, as `$RECORDS/<name>`. */
  record(name: string): string {
    return path.join(this.records, name);
  }

  /** Runs a script in bash, as strictly as the pipeline's own runner does. @throws {ScriptFailed} */
  async script(
    script: string,
    {
      flags = ["-e"],
      cwd = this.project,
      env = {},
    }: { flags?: string[]; cwd?: string; env?: NodeJS.ProcessEnv },
  ): Promise<CommandResult> {
    const result = await run("bash", [...flags, "-c", script], {
      cwd,
      env: { ...this.env, ...env, RECORDS: this.records, PATH: `${this.programs}:${process.env.PATH}` },
    });
    if (result.code !== 0) throw new ScriptFailed(script, result);
    return result;
  }

  /** Keeps files of a folder under a name. */
  upload(name: string, folder: string, files: readonly string[]): void {
    const target = path.join(this.artifacts, name);
    fs.mkdirSync(target, { recursive: true });
    for (const file of files) fs.copyFileSync(path.join(folder, file), path.join(target, file));
  }

  /** Brings what was kept under a name. */
  download(name: string, folder: string): void {
    fs.cpSync(path.join(this.artifacts, name), folder, { recursive: true });
  }
}

/**
 * Runs the jobs of a workflow of GitHub Actions in order: scripts for real, actions by what they do for scripts.
 * @param accessKeyOf the access key id that stands for a role
 * @returns the jobs that ran, and what they wrote to the summary
 */
export async function runWorkflow(
  runner: Runner,
  jobs: Readonly<Record<string, Job>>,
  given: Context,
  accessKeyOf: (role: string) => string,
): Promise<{ ran: string[]; summary: string }> {
  const context: Record<string, string> = { ...given };
  const summaryFile = runner.record("summary.md");
  fs.writeFileSync(summaryFile, "");
  const ran: string[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    // A job is skipped with the one that it needs.
    if (job.needs !== undefined && !ran.includes(job.needs)) continue;
    if (!holds(job.if, context)) continue;
    ran.push(name);
    const checkedOut = job.steps.some(({ uses }) => uses?.startsWith("actions/checkout@"));
    const cwd = checkedOut ? runner.project : temporaryFolder();
    let credentials: NodeJS.ProcessEnv = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    for (const step of job.steps) {
      if (!holds(step.if, context)) continue;
      const inputs = mapValues(step.with ?? {}, (value) => interpolate(String(value), context));
      if (step.uses?.startsWith("aws-actions/configure-aws-credentials@"))
        credentials = {
          AWS_ACCESS_KEY_ID: accessKeyOf(inputs["role-to-assume"] ?? ""),
          AWS_SECRET_ACCESS_KEY: "rehearsal",
          AWS_REGION: inputs["aws-region"],
        };
      if (step.uses?.startsWith("actions/upload-artifact@"))
        runner.upload(inputs.name ?? "", cwd, (inputs.path ?? "").trim().split("\n"));
      if (step.uses?.startsWith("actions/download-artifact@")) runner.download(inputs.name ?? "", cwd);
      if (step.run === undefined) continue;
      const output = path.join(temporaryFolder(), "output");
      fs.writeFileSync(output, "");
      const env = {
        ...credentials,
        ...mapValues(step.env ?? {}, (value) => interpolate(value, context)),
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summaryFile,
        GITHUB_REPOSITORY: context["github.repository"],
      };
      await runner.script(step.run, { cwd, env });
      for (const line of fs.readFileSync(output, "utf8").split("\n").filter(Boolean)) {
        const [key = "", ...value] = line.split("=");
        context[`steps.${step.id}.outputs.${key}`] = value.join("=");
      }
    }
    for (const [key, value] of Object.entries(job.outputs ?? {}))
      context[`needs.${name}.outputs.${key}`] = interpolate(value, context);
  }
  return { ran, summary: fs.readFileSync(summaryFile, "utf8") };
}

/** A comparison of two values; nothing holds always. */
function holds(condition: string | undefined, context: Context): boolean {
  if (condition === undefined) return true;
  const [, left = "", right = ""] = /^(\S+) == (\S+)$/.exec(condition) ?? [];
  const literal = /^'(.*)'$/.exec(right)?.[1];
  return valueOf(left, context) === (literal ?? valueOf(right, context));
}

function interpolate(text: string, context: Context): string {
  return text.replace(/\$\{\{ (.*?) \}\}/g, (_, name: string) => valueOf(name, context));
}

function valueOf(name: string, context: Context): string {
  const value = context[name];
  if (value === undefined) throw new Error(`There is no ${name} here.`);
  return value;
}

function mapValues<T>(
  map: Readonly<Record<string, T>>,
  change: (value: T) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

function write(file: string, script: string): void {
  fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}
