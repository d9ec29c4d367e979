import fs from "node:fs";
import { ExpectedError } from "../../config/problems/expected-error";

/**
 * What kind of saved plan a file is, by its first characters: `local`, an archive that Terraform wrote, or `remote`, the
 * note that HCP Terraform's saved plans leave, which names a run there.
 *
 * @throws {ExpectedError} where it is neither, or not there
 */
export function planFileKind(file: string): "local" | "remote" {
  const start = readStart(file);
  if (start.startsWith("PK")) return "local";
  if (/^\s*\{[^{]*"remote_plan_format"/.test(start)) return "remote";
  throw new ExpectedError(
    start.trimStart().startsWith("{")
      ? `${file} is JSON, such as terraform show -json prints, and can only be read: apply the file that identity-center plan has saved.`
      : `${file} is no saved plan: give the file that identity-center plan has saved.`,
  );
}

function readStart(file: string): string {
  try {
    const descriptor = fs.openSync(file, "r");
    try {
      const bytes = Buffer.alloc(400);
      return bytes.toString("latin1", 0, fs.readSync(descriptor, bytes));
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new ExpectedError(
      missing
        ? `There is no plan ${file}: make one with identity-center plan, and give its file.`
        : `The plan ${file} cannot be read: ${(error as Error).message}`,
    );
  }
}
