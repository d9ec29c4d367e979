import fs from "node:fs";
import path from "node:path";
import { formatProblems } from "../problems/format-problems";
import { AccessConfigError } from "../problems/problem";
import { failure, readDocument } from "./read-document";
import { readFolder } from "./folder/read-folder";
import type { Source } from "./source";

/** Names that are looked for where no config is named, in this order. */
export const defaultConfigNames = [
  "access.config.ts",
  "access.config.yaml",
  "access.config.yml",
  "access.config.json",
] as const;

/** Where to look for a config. */
export interface ConfigPlace {
  /** The config's file, or a folder of documents; default: `ACCESS_CONFIG`, then `access.config.{ts,yaml,yml,json}` in `cwd`. */
  readonly file?: string;
  /** Default: the process's. */
  readonly cwd?: string;
  /** Default: the process's. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * The file or folder to read, as the user would name it.
 * @throws {AccessConfigError} where none is named and none of the default names exists.
 */
export function findConfig({ file, cwd = process.cwd(), env = process.env }: ConfigPlace = {}): string {
  const named = file || env.ACCESS_CONFIG || undefined;
  const found = named ?? defaultConfigNames.find((name) => fs.existsSync(path.join(cwd, name)));
  if (found !== undefined) return found;
  const { problems } = failure(undefined, "config-not-found", { tried: defaultConfigNames });
  throw new AccessConfigError(formatProblems(problems), problems);
}

/**
 * Reads an access config: a document (TypeScript, YAML or JSON, by the ending of its name) or a folder of them, with
 * the policy files that they name. Nothing of its content is checked yet; of a folder, what could not be read is among
 * the source's problems.
 * @throws {AccessConfigError} where there is nothing to check: a file is missing or does not parse, a folder is empty.
 */
export async function readConfig(place: ConfigPlace = {}): Promise<Source> {
  const file = findConfig(place);
  const full = path.resolve(place.cwd ?? process.cwd(), file);
  if (!isFolder(full)) return orThrow(await readDocument(full, file));
  const source = await readFolder(full, file);
  return source.document === undefined ? orThrow(source) : source;
}

function isFolder(full: string): boolean {
  try {
    return fs.statSync(full).isDirectory();
  } catch {
    // Reading it as a file says why.
    return false;
  }
}

function orThrow(source: Source): Source {
  const { problems = [] } = source;
  if (problems.length > 0) throw new AccessConfigError(formatProblems(problems), problems);
  return source;
}
