import fs from "node:fs";
import path from "node:path";
import type { Problem } from "../problems/problem";
import type { ProblemArguments, ProblemCode } from "../problems/problem-codes";
import { toProblem } from "../problems/report";
import { mostBytes } from "./document-limits";
import { readPolicyFiles } from "./policy-files";
import { readTypeScript } from "./read-typescript";
import { readYaml } from "./read-yaml";
import { plainSource, type Source } from "./source";

/** Endings of the names of documents. */
export const documentExtensions: readonly string[] = [".ts", ".yaml", ".yml", ".json"];

/**
 * Reads one document: TypeScript, YAML or JSON, by the ending of its name, with the policy files that it names.
 * Where that fails the source has problems and no document.
 * @param full the file's full path
 * @param file the same as the user would name it
 * @param root the folder that policy files have to lie below; default: the file's
 */
export async function readDocument(
  full: string,
  file: string,
  root: string = path.dirname(full),
): Promise<Source> {
  const read = await readByKind(full, file);
  const plain = plainSource(undefined, undefined, file);
  if ("problems" in read) return { ...plain, problems: read.problems, incomplete: true };
  return { ...plain, ...read, policyFiles: readPolicyFiles(read.document, path.dirname(full), root) };
}

type Failure = { readonly problems: readonly Problem[] };

async function readByKind(full: string, file: string) {
  const extension = path.extname(full).toLowerCase();
  // Read first: that it is not there says more than that its name has no ending.
  const text = readText(full, file);
  if (typeof text !== "string") return text;
  if (!documentExtensions.includes(extension)) return failure(file, "config-kind", { extension });
  if (extension !== ".ts") return readYaml(text, file, extension === ".json");
  const read = await readTypeScript(full);
  return "problems" in read ? { problems: read.problems.map((problem) => ({ ...problem, file })) } : read;
}

function readText(full: string, file: string): string | Failure {
  try {
    const stat = fs.statSync(full);
    // A pipe would be waited for without end.
    if (!stat.isFile()) return failure(file, "config-unreadable", { reason: "it is no file" });
    if (stat.size > mostBytes) return failure(file, "config-too-large", { bytes: stat.size });
    return fs.readFileSync(full, "utf8");
  } catch (error) {
    return failure(file, "config-unreadable", { reason: reasonOf(error as NodeJS.ErrnoException) });
  }
}

/** Why the file system refused, in words. */
export function reasonOf(error: NodeJS.ErrnoException): string {
  const known: Record<string, string> = {
    ENOENT: "there is no such file",
    EACCES: "there is no permission to read it",
  };
  return known[error.code ?? ""] ?? error.message;
}

/** One problem of a file as a whole. */
export function failure<C extends ProblemCode>(
  file: string | undefined,
  code: C,
  args: ProblemArguments<C>,
): Failure {
  return { problems: [toProblem(plainSource(undefined, undefined, file), code, [], args)] };
}
