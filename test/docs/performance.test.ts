import fs from "node:fs";
import path from "node:path";
import { benchmarks } from "../../bench/benchmarks";
import { performancePage } from "../../bench/harness/performance-page";
import type { Results } from "../../bench/harness/results";

const root = path.join(__dirname, "../..");
const read = (name: string) => fs.readFileSync(path.join(root, name), "utf8");
const results = JSON.parse(read("bench/results.json")) as Results;

/** Without what prettier does to tables and lines. */
const unformatted = (text: string) => text.replace(/-{3,}/g, "---").replace(/\s+/g, " ").trim();

test("docs/performance.md is made of the results that are kept", () => {
  expect(unformatted(read("docs/performance.md"))).toBe(unformatted(performancePage(results)));
});

test("the results are those of the benchmarks that there are", () => {
  const expected = benchmarks.filter(({ onlyByName }) => !onlyByName);
  expect(results.benchmarks.map(({ name, about }) => ({ name, about }))).toEqual(
    expected.map(({ name, about }) => ({ name, about })),
  );
});
