import fs from "node:fs";
import path from "node:path";
import type { PolicyFile } from "./source";

/**
 * Reads the policy files that a document names (`inlinePolicy: { file }`), relative to the document's folder. A file
 * outside the config's folder (`root`: the same, or one above it), also through a link, is not read: a config from
 * elsewhere must not carry off other files.
 */
export function readPolicyFiles(
  document: unknown,
  folder: string,
  root: string = folder,
): ReadonlyMap<string, PolicyFile> {
  return new Map(policyFilesNamedBy(document).map((name) => [name, readPolicyFile(name, folder, root)]));
}

/** The policy files that a document names, as it names them. */
export function policyFilesNamedBy(document: unknown): string[] {
  const sets = childrenOf(childOf(document, "permissionSets"));
  return sets
    .map((set) => childOf(childOf(set, "inlinePolicy"), "file"))
    .filter((file) => typeof file === "string");
}

function readPolicyFile(name: string, folder: string, root: string): PolicyFile {
  const file = path.resolve(folder, name);
  if (!isBelow(file, path.resolve(root))) return { problem: "outside" };
  try {
    if (!isBelow(fs.realpathSync(file), fs.realpathSync(root))) return { problem: "outside" };
    return { text: fs.readFileSync(file, "utf8").replace(/^\uFEFF/, "") };
  } catch {
    return { problem: "not-found", looked: folder };
  }
}

/** Whether a path lies below a folder; the folder itself does not. Both are full paths. */
export function isBelow(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative !== "" &&
    relative !== ".." &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}

function childOf(value: unknown, key: string): unknown {
  return value !== null && typeof value === "object" && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function childrenOf(value: unknown): unknown[] {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? Object.values(value) : [];
}
