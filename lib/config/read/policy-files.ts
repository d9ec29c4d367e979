import fs from "node:fs";
import path from "node:path";
import type { PolicyFile } from "./source";

/**
 * Reads the policy files that a document names (`inlinePolicy: { file }`), relative to the config's folder. A file
 * outside that folder, also through a link, is not read: a config from elsewhere must not carry off other files.
 */
export function readPolicyFiles(document: unknown, folder: string): ReadonlyMap<string, PolicyFile> {
  return new Map(namedFiles(document).map((name) => [name, readPolicyFile(name, folder)]));
}

function namedFiles(document: unknown): string[] {
  const sets = childrenOf(childOf(document, "permissionSets"));
  return sets
    .map((set) => childOf(childOf(set, "inlinePolicy"), "file"))
    .filter((file) => typeof file === "string");
}

function readPolicyFile(name: string, folder: string): PolicyFile {
  const file = path.resolve(folder, name);
  if (!isBelow(file, path.resolve(folder))) return { problem: "outside" };
  try {
    if (!isBelow(fs.realpathSync(file), fs.realpathSync(folder))) return { problem: "outside" };
    return { text: fs.readFileSync(file, "utf8").replace(/^\uFEFF/, "") };
  } catch {
    return { problem: "not-found", looked: folder };
  }
}

function isBelow(file: string, folder: string): boolean {
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
