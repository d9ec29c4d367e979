import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../config/problems/expected-error";

/**
 * Writes a result to standard output, or to a file that appears whole or not at all: it is written beside its place and
 * then moved there. A link stays one; a pipe or a device is written to.
 * @throws {ExpectedError} where the file cannot be written
 */
export function writeResult(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  const there = fs.statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory())
    throw new ExpectedError(`${file} cannot be written: it is a folder. Name a file.`);
  // Only a file's link is followed here: that of /dev/stdout leads to no path.
  const full = there?.isFile() ? fs.realpathSync(file) : path.resolve(file);
  const beside = `${full}.${process.pid}.tmp`;
  try {
    if (there && !there.isFile()) return fs.writeFileSync(full, text);
    fs.writeFileSync(beside, text);
    fs.renameSync(beside, full);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw new ExpectedError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
