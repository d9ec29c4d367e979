import fs from "node:fs";
import path from "node:path";
import type { Problem } from "../../problems/problem";
import { isBelow } from "../policy-files";
import { failure, reasonOf } from "../read-document";

/** What lies in a folder and below it. */
export interface Listing {
  /** Paths relative to the folder, in the order of their characters, which is the same on every machine. */
  readonly files: readonly string[];
  /** What could not be looked at, and links that lead out. */
  readonly problems: readonly Problem[];
}

/**
 * Lists a folder and what is below it, without hidden files and `node_modules`. A link to a file has to stay in the
 * folder: a config from elsewhere must not carry off other files.
 * @param folder the folder's full path
 * @param shown the same as the user would name it
 */
export function listFiles(folder: string, shown: string): Listing {
  const files: string[] = [];
  const problems: Problem[] = [];
  const visit = (below: string): void => {
    try {
      for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
        if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
        const name = path.join(below, entry.name);
        if (entry.isDirectory()) visit(name);
        else {
          const found = entry.isSymbolicLink() ? problemOfLink(folder, name, shown) : [];
          if (found.length > 0) problems.push(...found);
          else files.push(name);
        }
      }
    } catch (error) {
      problems.push(...unreadable(path.join(shown, below), error));
    }
  };
  visit("");
  return { files: files.sort((a, b) => (a < b ? -1 : 1)), problems };
}

function problemOfLink(folder: string, name: string, shown: string): readonly Problem[] {
  const file = path.join(shown, name);
  const link = (reason: string) => failure(file, "folder-link", { reason }).problems;
  try {
    const target = fs.realpathSync(path.join(folder, name));
    if (!isBelow(target, fs.realpathSync(folder)))
      return link("leads out of the folder of the access config");
    return fs.statSync(target).isDirectory() ? link("leads to a folder") : [];
  } catch (error) {
    return unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): readonly Problem[] {
  const reason = reasonOf(error as NodeJS.ErrnoException);
  return failure(file, "config-unreadable", { reason }).problems;
}
