import fs from "node:fs";
import path from "node:path";
import { openJournal } from "../../../lib/terraform/apply/journal";
import { tempFolder } from "../../helpers/temp-folder";

const file = "identity-center-apply.json";

test("an apply that is killed leaves word of when it was at work", () => {
  const folder = tempFolder({});
  const killed = openJournal(folder, 1000);
  expect(killed.wasCutShort).toBe(false);
  killed.alive(1500);
  killed.alive(61_000);
  const next = openJournal(folder, 500_000);
  expect(next.wasCutShort).toBe(true);
  expect(next.spans()[0]).toEqual({ from: 1000, to: 61_000 });
  expect(next.spans()).toHaveLength(2);
});

test("one that is complete leaves nothing", () => {
  const folder = tempFolder({});
  openJournal(folder, 1000);
  openJournal(folder, 2000).complete();
  expect(fs.readdirSync(folder)).toEqual([]);
});

test("one that has begun nothing leaves what was there", () => {
  const folder = tempFolder({});
  openJournal(folder, 1000).nothingBegun();
  expect(fs.readdirSync(folder)).toEqual([]);
  openJournal(folder, 1000);
  openJournal(folder, 2000).nothingBegun();
  expect(openJournal(folder, 3000).spans()).toHaveLength(2);
});

test.each(["", "{", "[]", '{"unfinished":7}', '{"unfinished":[null,{"from":"x"}]}'])(
  "a journal that reads %j is none",
  (text) => {
    const folder = tempFolder({ [file]: text });
    expect(openJournal(folder, 1000).wasCutShort).toBe(false);
  },
);

test("a folder that cannot be written to keeps nobody from applying", () => {
  const journal = openJournal(path.join(tempFolder({}), "no/such/folder"), 1000);
  journal.alive(10_000);
  journal.complete();
  expect(journal.spans()).toHaveLength(1);
});
