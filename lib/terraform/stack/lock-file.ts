import fs from "node:fs";
import path from "node:path";

/** Terraform's name for the file in which it keeps the versions and checksums of providers. */
export const lockFileName = ".terraform.lock.hcl";

/**
 * Puts the lock file from beside `cdktf.json` into a stack's folder, for `terraform init` to find. Where there is none
 * beside `cdktf.json`, none stays in the folder: a lock file that was taken away must not come back from an earlier run.
 */
export function bringLockFile(cwd: string, stackFolder: string): void {
  const lock = path.join(cwd, lockFileName);
  const place = path.join(stackFolder, lockFileName);
  if (fs.existsSync(lock)) fs.copyFileSync(lock, place);
  else fs.rmSync(place, { force: true });
}

/** Whether a stack's folder has the lock file that lies beside `cdktf.json`, and there is one. */
export function isSameLockFile(cwd: string, stackFolder: string): boolean {
  const kept = readIfThere(path.join(cwd, lockFileName));
  return kept !== undefined && kept === readIfThere(path.join(stackFolder, lockFileName));
}

/**
 * Keeps what `terraform init` made of the lock file beside `cdktf.json`, to be committed. It is written only where it
 * differs, and appears whole or not at all.
 */
export function keepLockFile(cwd: string, stackFolder: string): "unchanged" | "made" | "changed" {
  const made = readIfThere(path.join(stackFolder, lockFileName));
  const kept = readIfThere(path.join(cwd, lockFileName));
  if (made === undefined || made === kept) return "unchanged";
  const beside = path.join(cwd, `${lockFileName}.${process.pid}.tmp`);
  fs.writeFileSync(beside, made);
  fs.renameSync(beside, path.join(cwd, lockFileName));
  return kept === undefined ? "made" : "changed";
}

function readIfThere(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}
