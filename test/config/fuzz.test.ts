import { resolveSource } from "../../lib/access/access";
import { formatProblems, problemsToGithub, problemsToJson } from "../../lib/config/problems/format-problems";
import { readYaml } from "../../lib/config/read/read-yaml";
import { plainSource } from "../../lib/config/read/source";
import { mutate, oddText, random, richConfig, richSnapshot } from "../helpers/mutate";

/**
 * Runs something that must never hang: a second is a hundred times what it takes. CPU time, which a busy machine does
 * not stretch.
 */
function timed<T>(work: () => T): T {
  const started = process.cpuUsage();
  const result = work();
  expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  return result;
}

function expectSentences(problems: ReturnType<typeof resolveSource>["problems"]): void {
  for (const { message, code } of problems) {
    expect(message.length).toBeGreaterThan(10);
    expect(message.length).toBeLessThan(2000);
    if (/undefined|\[object|Invalid input|\n/.test(message)) throw new Error(`${code}: ${message}`);
  }
}

test("eight thousand mutated documents give sentences and never throw", () => {
  const next = random(20_261_122);
  let broken = 0;
  for (let round = 0; round < 8000; round++) {
    const document = richConfig();
    for (let count = 1 + Math.floor(next() * 3); count > 0; count--) mutate(document, next);
    const { problems, accountAssignments } = timed(() =>
      resolveSource(plainSource(document), { snapshot: richSnapshot, today: "2026-11-22" }),
    );
    expectSentences(problems);
    formatProblems(problems);
    expect(() => JSON.parse(problemsToJson(problems)) as unknown).not.toThrow();
    problemsToGithub(problems);
    if (problems.some(({ severity }) => severity === "error")) broken++;
    else expect(accountAssignments.length).toBeGreaterThanOrEqual(0);
  }
  expect(broken).toBeGreaterThan(4000);
});

test("two thousand texts with odd characters give sentences with places and never throw", () => {
  const next = random(7);
  for (let round = 0; round < 2000; round++) {
    const text = oddText(next);
    const read = timed(() => readYaml(text, "access.config.json", next() < 0.3));
    const problems =
      "problems" in read ? read.problems : resolveSource({ ...plainSource(read.document), ...read }).problems;
    expectSentences(problems);
    const lines = text.split("\n").length;
    for (const { position } of problems) {
      if (!position) continue;
      expect(position.line).toBeGreaterThanOrEqual(1);
      expect(position.line).toBeLessThanOrEqual(lines + 1);
      expect(position.column).toBeGreaterThanOrEqual(1);
    }
    formatProblems(problems);
  }
});
