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
