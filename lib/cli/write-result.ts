import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../config/problems/expected-error";

/**
 * Writes a result to standard output, or to a file that appears whole or not at all: it is written beside its place and
 * then moved there.
 * @throws {ExpectedError} where the file cannot be written
 */
export function writeResult(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  const beside = `${path.resolve(file)}.${process.pid}.tmp`;
  try {
    fs.writeFileSync(beside, text);
    fs.renameSync(beside, path.resolve(file));
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw new ExpectedError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
