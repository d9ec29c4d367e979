import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { resolveSource } from "../../lib/access/access";
import { readImportsFile } from "../../lib/access/imports";
import type { AccessConfigError } from "../../lib/config/problems/problem";
import { problemCodes, type ProblemCode } from "../../lib/config/problems/problem-codes";
import { readConfig } from "../../lib/config/read/read-config";
import { readSnapshotFile } from "../../lib/organization/read-organization";
import { tempFolder } from "../helpers/temp-folder";

const text = fs.readFileSync(path.join(__dirname, "../../docs/problems.md"), "utf8");
const codes = Object.keys(problemCodes) as ProblemCode[];

/** Of each code, what stands under its heading. */
const entries = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((entry) => {
      const [, code = "", body = ""] = /^`(.+)`\n([^]*?)(?=\n## |$(?![^]))/.exec(entry) ?? [];
      return [code, body.trim()] as const;
    }),
);

interface Block {
  readonly language: string;
  readonly file: string;
  readonly content: string;
}

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/(?:^`([^`\n]+)`:\n\n)?^```(\w+)\n([^]*?)^```$/gm)].map(
    ([, file, language = "", content = ""]) => ({
      language,
      file: file ?? `access.config.${language}`,
      content,
    }),
  );
}

/** The day on which the examples are read. */
const today = "2026-11-22";

/** Files that stand above the entries, for all of them: the snapshot. */
const shared = blocksOf(
  text
    .split(/^### /m)
    .flatMap((entry) => /^## [^]*/m.exec(entry)?.[0] ?? [])
    .join("\n"),
);

/** Runs an example as a reader would: its files in an empty folder, then its commands. */
async function codesOf(markdown: string): Promise<ProblemCode[]> {
  const blocks = blocksOf(markdown);
  const files = [...shared, ...blocks].filter(({ language }) => language !== "sh");
  const cwd = tempFolder(Object.fromEntries(files.map(({ file, content }) => [file, content])));
  const lines = blocks
    .filter(({ language }) => language === "sh")
    .flatMap(({ content }) => content.trim().split("\n"));
  const validate = /^identity-center validate ?/;
  for (const line of lines.filter((one) => !validate.test(one))) execFileSync("sh", ["-c", line], { cwd });
  const file = lines.find((line) => validate.test(line))?.replace(validate, "") || undefined;
  try {
    const source = await readConfig({ cwd, file, env: {} });
    const snapshot = readSnapshotFile(source.document, cwd);
    const imports = readImportsFile(source.document, cwd);
    return resolveSource(source, { snapshot, imports, today }).problems.map(({ code }) => code);
  } catch (error) {
    return (error as AccessConfigError).problems.map(({ code }) => code);
  }
}

/** Without the complaint that an example does not use what it declares, where that is not what it is about. */
function matters(code: ProblemCode) {
  return (told: ProblemCode) => told === code || !told.startsWith("unused-");
}

test("there is an entry for every code, in the order of the codes", () => {
  expect([...entries.keys()]).toEqual(codes);
});

describe.each(codes)("%s", (code) => {
  const entry = entries.get(code) ?? "";
  const [meaning = "", wrong = "", right = ""] = entry.split(/^(?:Wrong|Right):$/m);

  test("is explained, and a warning is called one", () => {
    expect(meaning.trim()).toMatch(/^\S.{15,}[.?:!]$/s);
    expect(meaning.startsWith("_Warning._ ")).toBe(problemCodes[code].severity === "warning");
  });

  test("is what its example has, and nothing else", async () => {
    expect([...new Set((await codesOf(wrong)).filter(matters(code)))]).toEqual([code]);
  });

  test("is gone when the example is put right", async () => {
    expect((await codesOf(right)).filter(matters(code))).toEqual([]);
  });
});
