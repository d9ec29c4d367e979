import fs from "node:fs";
import path from "node:path";
import { formatProblems } from "../problems/format-problems";
import { readPolicyFiles } from "./policy-files";
import { AccessConfigError, type Problem } from "../problems/problem";
import type { ProblemArguments, ProblemCode } from "../problems/problem-codes";
import { readTypeScript } from "./read-typescript";
import { readYaml } from "./read-yaml";
import { toProblem } from "../problems/report";
import { plainSource, type Source } from "./source";

/** Names that are looked for where no config is named, in this order. */
export const defaultConfigNames = [
  "access.config.ts",
  "access.config.yaml",
  "access.config.yml",
  "access.config.json",
] as const;

/** Where to look for a config. */
export interface ConfigPlace {
  /** The config's file; default: `ACCESS_CONFIG`, then `access.config.{ts,yaml,yml,json}` in `cwd`. */
  readonly file?: string;
  /** Default: the process's. */
  readonly cwd?: string;
  /** Default: the process's. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * The config file to read, as the user would name it.
 * @throws {AccessConfigError} where none is named and none of the default names exists.
 */
export function findConfig({ file, cwd = process.cwd(), env = process.env }: ConfigPlace = {}): string {
  const named = file ?? (env.ACCESS_CONFIG || undefined);
  const found = named ?? defaultConfigNames.find((name) => fs.existsSync(path.join(cwd, name)));
  if (found === undefined) throw failure(undefined, "config-not-found", { tried: defaultConfigNames });
  return found;
}

/**
 * Reads an access config: TypeScript, YAML or JSON, by the ending of its name, with the policy files that it names.
 * Nothing of its content is checked yet.
 * @throws {AccessConfigError} where the file is missing or does not parse.
 */
export async function readConfig(place: ConfigPlace = {}): Promise<Source> {
  const file = findConfig(place);
  const full = path.resolve(place.cwd ?? process.cwd(), file);
  const read = await readByKind(full, file);
  if ("problems" in read) throw new AccessConfigError(formatProblems(read.problems), read.problems);
  return {
    ...plainSource(read.document),
    ...read,
    file,
    policyFiles: readPolicyFiles(read.document, path.dirname(full)),
  };
}

async function readByKind(full: string, file: string) {
  const extension = path.extname(full);
  const json = extension === ".json";
  // Read first: that it is a folder, or not there, says more than that its name has no ending.
  const text = readText(full, file);
  if (!json && ![".ts", ".yaml", ".yml"].includes(extension))
    throw failure(file, "config-kind", { extension });
  if (extension !== ".ts") return readYaml(text, file, json);
  const read = await readTypeScript(full);
  return "problems" in read ? { problems: read.problems.map((problem) => ({ ...problem, file })) } : read;
}

function readText(full: string, file: string): string {
  try {
    return fs.readFileSync(full, "utf8");
  } catch (error) {
    throw failure(file, "config-unreadable", { reason: reasonOf(error as NodeJS.ErrnoException) });
  }
}

function reasonOf(error: NodeJS.ErrnoException): string {
  const known: Record<string, string> = {
    ENOENT: "there is no such file",
    EISDIR: "it is a folder; name a file in it",
    EACCES: "there is no permission to read it",
  };
  return known[error.code ?? ""] ?? error.message;
}

function failure<C extends ProblemCode>(
  file: string | undefined,
  code: C,
  args: ProblemArguments<C>,
): AccessConfigError {
  const problems: Problem[] = [toProblem(plainSource(undefined, undefined, file), code, [], args)];
  return new AccessConfigError(formatProblems(problems), problems);
}
