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
  const { user, system } = process.cpuUsage(started);
  expect(user + system).toBeLessThan(1_000_000);
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

/** Texts that are broken in a way of their own, each grown to a size that the numbers give. */
const breakages: Record<string, (size: number, next: () => number) => string> = {
  "aliases that explode": (size) =>
    [
      "a: &a0 [x, x]",
      ...Array.from({ length: size }, (_, at) => `b${at}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`),
    ].join("\n"),
  "an alias of itself": (size) => `assignments: &a { ${"x: ".repeat(1)}*a }${" ".repeat(size)}`,
  "nesting in brackets": (size) => `assignments: ${"[".repeat(size * 40)}`,
  "nesting in braces": (size) => `assignments: ${"{a: ".repeat(size * 40)}`,
  "nesting in blocks": (size) => `assignments:\n  ${"- ".repeat(size * 40)}x`,
  "keys that stand twice": (size, next) =>
    `users:\n${`  "${size}": alice\n`.repeat(2 + Math.floor(next() * 3))}assignments: {}`,
  "a huge text": (size) => `users: { alice: "${"x".repeat(size * 5000)}" }\nassignments: {}`,
  "a huge key": (size) => `users: { ? "${"k".repeat(size * 500)}" : alice }\nassignments: {}`,
  "keys of JavaScript": (size) =>
    `users: { __proto__: { id: ${size} }, constructor: [], toString: 1 }\n__proto__: {}`,
  "a byte order mark and CRLF": (size) =>
    `\uFEFFusers:\r\n  alice: ${"a ".repeat(size)}b\r\nassignments: {}\r\n`,
  "odd Unicode": (size, next) =>
    `users: { alice: "${String.fromCharCode(...Array.from({ length: size }, () => 0x2000 + Math.floor(next() * 0xdfff)))}" }`,
};

test.each(Object.keys(breakages))("a hundred texts with %s are refused in sentences, soon", (kind) => {
  const next = random(kind.length);
  for (let size = 1; size <= 100; size++) {
    const text = breakages[kind]!(size, next);
    const read = timed(() => readYaml(text, "access.config.yaml", false));
    const problems =
      "problems" in read
        ? read.problems
        : timed(() => resolveSource({ ...plainSource(read.document), ...read })).problems;
    expect(problems.some(({ severity }) => severity === "error")).toBe(true);
    expectSentences(problems);
    expect(formatProblems(problems)).not.toMatch(/^\s+at .*:\d+/m);
  }
});
