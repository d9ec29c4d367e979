import { ratio, reaches, side, type Figure } from "../../bench/harness/benchmark";
import { asMarkdown, asText } from "../../bench/harness/table";
import type { Results } from "../../bench/harness/results";

const calls: Figure = {
  what: "5,000 account assignments: calls",
  unit: "calls",
  ours: side("verified", [120, 110, 5000]),
  beside: side("terraform plan", [6000]),
  target: { atMost: 0.05, of: "ratio" },
};
const memory: Figure = {
  what: "50,000 account assignments: memory",
  unit: "MB",
  ours: side("validate", [401.5]),
  target: { atMost: 400, of: "value" },
};
const size: Figure = { what: "files", unit: "files", ours: side("the tarball", [547]) };
const results: Results = {
  version: 1,
  takenOn: "2026-11-22",
  effort: "usual",
  machine: {
    processor: "Example",
    cores: 2,
    memoryGB: 8,
    system: "Linux x64",
    load: 0.5,
    node: "20.20.2",
    terraform: "1.11.4",
    awsProvider: "5.100.0",
    cdktf: "0.21.0",
  },
  benchmarks: [{ name: "some", about: "this beside that", figures: [calls, memory, size] }],
};

test("a figure is the median of its runs, and its ratio is ours to theirs", () => {
  expect(ratio(calls)).toBe(120 / 6000);
  expect(ratio(memory)).toBeUndefined();
});

test("a target is reached by the ratio or by the value, whichever it is for", () => {
  expect([calls, memory, size].map(reaches)).toEqual([true, false, undefined]);
  expect(reaches({ ...calls, ours: side("verified", [301]) })).toBe(false);
  expect(reaches({ ...memory, ours: side("validate", [400]) })).toBe(true);
});

test("all figures are one table", () => {
  expect(asText(results)).toBe(
    [
      "BENCHMARK  WHAT                                OURS                   BESIDE                      RATIO  TARGET              REACHED  RUNS",
      "some       5,000 account assignments: calls    verified 120 calls     terraform plan 6,000 calls  0.020  at most ratio 0.05  yes      3 and 1",
      "some       50,000 account assignments: memory  validate 402 MB                                           at most 400 MB      no       1",
      "some       files                               the tarball 547 files                                                                  1",
      "",
    ].join("\n"),
  );
});

test("the same in Markdown", () => {
  expect(asMarkdown([calls, size])).toBe(
    [
      "| what | ours | beside | ratio | target | reached | runs |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      "| 5,000 account assignments: calls | verified 120 calls | terraform plan 6,000 calls | 0.020 | at most ratio 0.05 | yes | 3 and 1 |",
      "| files | the tarball 547 files |  |  |  |  | 1 |",
      "",
    ].join("\n"),
  );
});
