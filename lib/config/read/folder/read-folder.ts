import fs from "node:fs";
import path from "node:path";
import type { Problem } from "../../problems/problem";
import { listFiles } from "./list-files";
import { hasPartOfConfig, mergeSources } from "./merge-sources";
import { policyFilesNamedBy } from "../policy-files";
import { documentExtensions, failure, readDocument } from "../read-document";
import { plainSource, type Source } from "../source";

/** Files for people, which may lie anywhere. */
const notes = [".md", ".txt"];

interface File {
  readonly full: string;
  /** As the user would name it. */
  readonly file: string;
  readonly extension: string;
}

/**
 * Reads a folder of documents as one access config. Every file in it and below it counts: documents are merged, files
 * that a document names (policies, a snapshot) are left to it, and anything else is a problem, because a file that is
 * silently left out would read as "remove everybody in it". One broken file does not hide the problems of the others.
 * @param full the folder's full path
 * @param shown the same as the user would name it
 */
export async function readFolder(full: string, shown: string): Promise<Source> {
  const listing = listFiles(full, shown);
  const files = listing.files
    .map((name) => toFile(full, shown, name))
    .filter(({ extension }) => !notes.includes(extension));
  if (files.length === 0 && listing.problems.length === 0) {
    const { problems } = failure(shown, "folder-empty", {});
    return { ...plainSource(undefined, undefined, shown), problems, incomplete: true };
  }

  const project = files.find(({ full }) => projectFiles.includes(path.basename(full)));
  if (project) {
    const reason = "belongs to a program, whose other files are not run to see what they are";
    const { problems } = failure(project.file, "folder-stray-file", { reason });
    return { ...plainSource(undefined, undefined, shown), problems, incomplete: true };
  }

  const read: { file: File; source: Source }[] = [];
  for (const file of files.filter(({ extension }) => documentExtensions.includes(extension))) {
    // One after the other: what a TypeScript document does on the way is then the same every time.
    read.push({ file, source: await readOne(file, full) });
  }
  const named = new Set(read.flatMap(({ file, source }) => filesNamedBy(source.document, file.full)));
  const isDocument = ({ file, source }: (typeof read)[number]) =>
    // A document stays one, whatever another one calls it: two that name each other must not both be gone.
    file.extension !== ".json" || !named.has(file.full) || hasPartOfConfig(source.document);
  const documents = read.filter(isDocument).map(({ source }) => source);
  const strange = files.filter(
    ({ full: file, extension }) => !documentExtensions.includes(extension) && !named.has(file),
  );

  const strays = strange.flatMap(({ file, extension }) => strayFile(file, extension));
  // Where a document cannot be read, nobody knows which policies it names.
  const broken = documents.some(({ problems }) => problems);
  const known = documents.filter((source) => !broken || source.problems || mayBeDocument(source));
  return mergeSources(shown, known, [...listing.problems, ...strays]);
}

/** What stands where a program lies: its other files would be run to see whether they are documents. */
const projectFiles = ["package.json", "cdktf.json"];

/** To read TypeScript is to run it, so what exports no document at all is not even begun. */
async function readOne({ full, file, extension }: File, folder: string): Promise<Source> {
  if (
    extension === ".ts" &&
    !/\bexport\s*default\b|\bas\s+default\b|\bexports\b|\bexport\s*=/.test(textOf(full))
  )
    return { ...plainSource(undefined, undefined, file), ...failure(file, "config-no-export", {}) };
  return readDocument(full, file, folder);
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    // Why it cannot be read is told by who reads it.
    return "export default";
  }
}

function toFile(folder: string, shown: string, name: string): File {
  return {
    full: path.join(folder, name),
    file: path.join(shown, name),
    extension: path.extname(name).toLowerCase(),
  };
}

/** The files that a document names, as full paths. */
function filesNamedBy(document: unknown, file: string): string[] {
  const { organization, imports } = (document ?? {}) as { organization?: unknown; imports?: unknown };
  const snapshot =
    typeof organization === "string"
      ? organization
      : (organization as { snapshot?: unknown } | undefined)?.snapshot;
  const others = [snapshot, imports].filter((name) => typeof name === "string");
  const names = [...policyFilesNamedBy(document), ...others];
  return names.map((name) => path.resolve(path.dirname(file), name));
}

function strayFile(file: string, extension: string): readonly Problem[] {
  const reason = `is no ${documentExtensions.join(", ")} file${extension === "" ? "" : ` but ${extension}`}, and no document names it`;
  return failure(file, "folder-stray-file", { reason }).problems;
}

/** A JSON file without a part of a config may well be a policy of the document that cannot be read. */
function mayBeDocument({ document, file }: Source): boolean {
  return path.extname(file ?? "").toLowerCase() !== ".json" || hasPartOfConfig(document);
}
