import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../config/problems/expected-error";

/** A folder beside the place of files, in which they are made ready. */
export interface Staging {
  /** Its full path. */
  readonly folder: string;
  /** Puts a file into it, by its path relative to the folder. */
  add(name: string, text: string): void;
}

/**
 * Writes files that appear all or not at all: they are made ready in a hidden folder beside their place, and moved there
 * one after the other once `prepare` is done; should that fail, those that were moved are taken back.
 * @param folder where the files belong; made if it is not there
 * @param prepare adds the files, and throws where they are not to be written
 * @throws {ExpectedError} where they cannot be written
 */
export async function writeFiles<T>(folder: string, prepare: (staging: Staging) => Promise<T>): Promise<T> {
  const full = path.resolve(folder);
  const made = makeFolder(full);
  const stage = attempt(folder, () => fs.mkdtempSync(path.join(full, ".identity-center-")));
  let done = false;
  try {
    const names = new Set<string>();
    const result = await prepare({
      folder: path.join(stage, "new"),
      add: (name, text) => {
        names.add(name);
        attempt(folder, () => write(path.join(stage, "new", name), text));
      },
    });
    attempt(folder, () => moveAll([...names], path.join(stage, "new"), path.join(stage, "old"), full));
    done = true;
    return result;
  } finally {
    fs.rmSync(stage, { recursive: true, force: true });
    if (!done && made !== undefined) fs.rmSync(made, { recursive: true, force: true });
  }
}

/** The first folder that was not there; undefined where all were. */
function makeFolder(full: string): string | undefined {
  return attempt(full, () => fs.mkdirSync(full, { recursive: true }));
}

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

function moveAll(names: readonly string[], from: string, old: string, to: string): void {
  const undo: (() => void)[] = [];
  try {
    for (const name of names) {
      const made = fs.mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
      if (made !== undefined) undo.push(() => fs.rmSync(made, { recursive: true, force: true }));
      moveAside(path.join(to, name), path.join(old, name), undo);
      fs.renameSync(path.join(from, name), path.join(to, name));
      undo.push(() => fs.rmSync(path.join(to, name), { force: true }));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** What is written over stays until all is in its place. */
function moveAside(file: string, old: string, undo: (() => void)[]): void {
  if (!fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(old), { recursive: true });
  fs.renameSync(file, old);
  undo.push(() => fs.renameSync(old, file));
}

function attempt<T>(folder: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new ExpectedError(`Nothing was written to ${folder}: ${(error as Error).message}`);
  }
}
