import fs from "node:fs";
import path from "node:path";
import { writeResult } from "../../lib/cli/write-result";
import { tempFolder } from "../helpers/temp-folder";

test("a file appears whole, and nothing beside it", () => {
  const folder = tempFolder({ "out.csv": "old" });
  writeResult("new\n", path.join(folder, "out.csv"));
  expect(fs.readFileSync(path.join(folder, "out.csv"), "utf8")).toBe("new\n");
  expect(fs.readdirSync(folder)).toEqual(["out.csv"]);
});

test("what cannot be written is a sentence", () => {
  const folder = tempFolder({});
  expect(() => writeResult("x", path.join(folder, "missing/out.csv"))).toThrow(
    /missing\/out\.csv cannot be written: ENOENT/,
  );
  expect(fs.readdirSync(folder)).toEqual([]);
});

test("a link stays a link, and what it leads to is written", () => {
  const folder = tempFolder({ "real.csv": "old" });
  fs.symlinkSync("real.csv", path.join(folder, "link.csv"));
  writeResult("new\n", path.join(folder, "link.csv"));
  expect(fs.lstatSync(path.join(folder, "link.csv")).isSymbolicLink()).toBe(true);
  expect(fs.readFileSync(path.join(folder, "real.csv"), "utf8")).toBe("new\n");
  expect(fs.readdirSync(folder).sort()).toEqual(["link.csv", "real.csv"]);
});

test("a device is written to, and stays", () => {
  const folder = tempFolder({});
  fs.symlinkSync("/dev/null", path.join(folder, "null"));
  writeResult("new\n", path.join(folder, "null"));
  expect(fs.statSync(path.join(folder, "null")).isCharacterDevice()).toBe(true);
});

test("a folder is refused, and nothing is left beside it", () => {
  const folder = tempFolder({ "sub/file": "" });
  expect(() => writeResult("x", path.join(folder, "sub"))).toThrow(/sub cannot be written: it is a folder/);
  expect(fs.readdirSync(folder)).toEqual(["sub"]);
});
