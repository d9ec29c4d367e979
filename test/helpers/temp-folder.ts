import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const folders: string[] = [];

/** A new folder with the given files, by relative path; gone after the test file. */
export function tempFolder(files: Readonly<Record<string, string>> = {}): string {
  // The real path: on some systems the folder for temporary files is itself a link.
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "access-")));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

afterAll(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});
