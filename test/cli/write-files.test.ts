import fs from "node:fs";
import path from "node:path";
import { writeFiles } from "../../lib/cli/write-files";
import { tempFolder } from "../helpers/temp-folder";

describe("files that appear all or not at all", () => {
  it("are in their places afterwards, and nothing beside them", async () => {
    const folder = tempFolder({ "a.txt": "old" });
    await writeFiles(folder, async ({ add, folder: staged }) => {
      add("a.txt", "new");
      add("below/b.txt", "b");
      expect(fs.readFileSync(path.join(staged, "a.txt"), "utf8")).toBe("new");
      expect(fs.readFileSync(path.join(folder, "a.txt"), "utf8")).toBe("old");
    });
    expect(fs.readdirSync(folder).sort()).toEqual(["a.txt", "below"]);
    expect(fs.readFileSync(path.join(folder, "a.txt"), "utf8")).toBe("new");
  });

  it("are not written where they are found wanting, and a folder made for them is gone", async () => {
    const folder = tempFolder();
    const wrong = async () => {
      throw new Error("wrong");
    };
    await expect(writeFiles(path.join(folder, "new/one"), wrong)).rejects.toThrow("wrong");
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it("are taken back where one of them cannot be moved", async () => {
    const folder = tempFolder({ "a.txt": "old", "b.txt/c": "a folder is in the way" });
    await expect(
      writeFiles(path.join(folder), async ({ add }) => {
        add("a.txt", "new");
        add("new/d.txt", "d");
        add("b.txt/c/d", "no");
      }),
    ).rejects.toThrow(/^Nothing was written to /);
    expect(fs.readFileSync(path.join(folder, "a.txt"), "utf8")).toBe("old");
    expect(fs.readdirSync(folder).sort()).toEqual(["a.txt", "b.txt"]);
  });
});
