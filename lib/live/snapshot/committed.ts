import fs from "node:fs";
import { ExpectedError } from "../../config/problems/expected-error";
import { formatProblems } from "../../config/problems/format-problems";
import { parseSnapshot } from "../../organization/read-organization";
import type { Snapshot } from "../../organization/snapshot";

/**
 * The snapshot that a file holds; undefined where there is no file.
 * @throws {ExpectedError} where the file is something else: it is not written over
 */
export function readCommitted(file: string): Snapshot | undefined {
  const text = read(file);
  if (text === undefined) return undefined;
  const { snapshot, problems } = parseSnapshot({ file, text });
  if (snapshot && problems.length === 0) return snapshot;
  throw new ExpectedError(
    `${formatProblems(problems)}\n${file} is no snapshot, so it is neither compared nor written over. If it was one, remove it and run this again; else name another file.`,
  );
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new ExpectedError(`${file} cannot be read: ${message}`);
  }
}

/** Whether a snapshot was taken with the tags of accounts. */
export function hasTags({ root }: Snapshot): boolean {
  const any = ({ accounts, organizationalUnits }: Snapshot["root"]): boolean =>
    accounts.some(({ tags }) => tags && Object.keys(tags).length > 0) || organizationalUnits.some(any);
  return any(root);
}
