import { Argument, Command, Option } from "commander";
import type { Resolved } from "../access/access";
import type { Problem } from "../config/problems/problem";
import { colorsFor } from "./terminal";

const formats = ["pretty", "json", "github"] as const;

/** Where a config is looked for; the same sentence for every command that takes one. */
export function configArgument(): Argument {
  return new Argument(
    "[config]",
    "the access config, a file or a folder of files; default: ACCESS_CONFIG, then access.config.{ts,yaml,yml,json}",
  );
}

/** `identity-center validate`. */
export function validateCommand(): Command {
  return new Command("validate")
    .description("Check an access config and list every problem at once. Exit 1 where there is an error.")
    .addArgument(configArgument())
    .addOption(new Option("--format <format>", "how problems are written").choices(formats).default("pretty"))
    .action(async (config: string | undefined, { format }: { format: (typeof formats)[number] }) => {
      const result = await check(config);
      const text = await write(result, format);
      if (text !== "") process.stdout.write(`${text}\n`);
      if (result.problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
    });
}

interface Checked {
  readonly file?: string;
  readonly resolved?: Resolved;
  readonly problems: readonly Problem[];
}

async function check(file: string | undefined): Promise<Checked> {
  const { findConfig } = await import("../config/read/read-config");
  const { loadResolved } = await import("../access/access");
  const { AccessConfigError } = await import("../config/problems/problem");
  try {
    const found = findConfig({ file });
    const resolved = await loadResolved({ file: found });
    return { file: found, resolved, problems: resolved.problems };
  } catch (error) {
    if (error instanceof AccessConfigError) return { problems: error.problems };
    throw error;
  }
}

async function write(
  { file, resolved, problems }: Checked,
  format: (typeof formats)[number],
): Promise<string> {
  const { formatProblems, problemsToGithub, problemsToJson } =
    await import("../config/problems/format-problems");
  if (format === "json") return problemsToJson(problems);
  if (format === "github") return problemsToGithub(problems);
  const lines = problems.length > 0 ? [formatProblems(problems, colorsFor(process.stdout))] : [];
  const failed = problems.some(({ severity }) => severity === "error");
  return [...lines, ...(failed || !resolved ? [] : [summary(file, resolved)])].join("\n");
}

function summary(file: string | undefined, { config, accountAssignments }: Resolved): string {
  const counts = [
    count(accountAssignments.length, "account assignment"),
    count(config.permissionSets.size, "permission set"),
    count(new Set(accountAssignments.map(({ accountId }) => accountId)).size, "account"),
  ];
  return `${file ?? "The access config"} is valid: ${counts.join(", ")}.`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
