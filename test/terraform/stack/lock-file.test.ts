import fs from "node:fs";
import path from "node:path";
import {
  bringLockFile,
  isSameLockFile,
  keepLockFile,
  lockFileName,
} from "../../../lib/terraform/stack/lock-file";
import { tempFolder } from "../../helpers/temp-folder";

const read = (folder: string) => fs.readFileSync(path.join(folder, lockFileName), "utf8");

test("a lock file is brought to the stack, and what init makes of it is kept", () => {
  const [project, stack] = [tempFolder({ [lockFileName]: "one" }), tempFolder({})];
  bringLockFile(project, stack);
  expect(read(stack)).toBe("one");
  expect(isSameLockFile(project, stack)).toBe(true);
  expect(keepLockFile(project, stack)).toBe("unchanged");
  fs.writeFileSync(path.join(stack, lockFileName), "two");
  expect(isSameLockFile(project, stack)).toBe(false);
  expect(keepLockFile(project, stack)).toBe("changed");
  expect(read(project)).toBe("two");
  expect(fs.readdirSync(project)).toEqual([lockFileName]);
});

test("a lock file that was taken away does not come back from the stack's folder", () => {
  const [project, stack] = [tempFolder({}), tempFolder({ [lockFileName]: "old" })];
  bringLockFile(project, stack);
  expect(fs.readdirSync(stack)).toEqual([]);
  expect(isSameLockFile(project, stack)).toBe(false);
  expect(keepLockFile(project, stack)).toBe("unchanged");
  fs.writeFileSync(path.join(stack, lockFileName), "new");
  expect(keepLockFile(project, stack)).toBe("made");
});
