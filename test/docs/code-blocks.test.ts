import { execFileSync } from "node:child_process";
import path from "node:path";
import ts from "typescript";
import { parse } from "yaml";
import pkg from "../../package.json";
import { resolveSource } from "../../lib/access/access";
import { createProgram } from "../../lib/cli/program";
import { AccessConfigError } from "../../lib/config/problems/problem";
import { readConfig } from "../../lib/config/read/read-config";
import { readSnapshotFile } from "../../lib/organization/read-organization";
import { readSeed } from "../../lib/rehearsal/run/read-seed";
import { blocksOf, documentation, readText, type Block } from "../helpers/markdown";
import { unknownIn } from "../helpers/pipelines";
import { tempFolder } from "../helpers/temp-folder";
import { soundConfig, soundFiles } from "./sound-config";

const root = path.join(__dirname, "../..");
/** Pages with tests of their own: every example of problems.md is run, and API.md comes from the code. */
const elsewhere = ["docs/problems.md", "docs/API.md"];
const blocks = documentation()
  .filter((page) => !elsewhere.includes(page))
  .flatMap((page) =>
    blocksOf(readText(page)).map((block) => ({ ...block, page, where: `${page}:${block.line}` })),
  );
const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));

test("every block says what it is, and no language is without a test", () => {
  const known = ["diff", "hcl", "json", "sh", "text", "ts", "yaml"];
  expect(blocks.filter(({ language }) => !known.includes(language)).map(({ where }) => where)).toEqual([]);
});

describe("every part of an access config in YAML or JSON", () => {
  const parts = of("yaml", "json").filter((block) => isAccessConfig(block) && !block.file?.includes("/"));

  it("is found", () => expect(parts.length).toBeGreaterThan(10));

  it.each(parts)("is read without an error: $where", async (block) => {
    expect(await errorsOf(block)).toEqual(problemsOf(block));
  });
});

test("the documents of a page that shows a folder are read together without an error", async () => {
  const documents = of("yaml").filter(({ file }) => file?.startsWith("access/"));
  expect(new Set(documents.map(({ page }) => page))).toEqual(new Set(["docs/recipes/teams.md"]));
  const files = documents.map(({ file = "", content }) => [file, content]);
  const snapshot = { "access/organization.json": soundFiles["organization.json"] ?? "" };
  expect(await errorsIn({ ...snapshot, ...Object.fromEntries(files) }, "access")).toEqual([]);
});

describe("everything else in YAML or JSON", () => {
  it.each(of("yaml", "json").filter((block) => !isAccessConfig(block)))(
    "is what it says: $where",
    ({ told, content }) => {
      if (told !== "seed") return void expect(parse(content)).toBeInstanceOf(Object);
      const folder = tempFolder({ "seed.yaml": content });
      expect(readSeed(path.join(folder, "seed.yaml"))).toHaveProperty("accountAssignments");
    },
  );
});

describe("every block of TypeScript", () => {
  const found = compileAll(of("ts"));

  it.each(of("ts"))("compiles against the sources: $where", ({ where }) =>
    expect(found.get(where)).toEqual([]),
  );

  const configs = of("ts").filter(({ content }) => content.includes("export default"));
  it.each(configs)("that is an access config is read: $where", async (block) => {
    expect(await errorsOf(block)).toEqual(problemsOf(block));
  });
});

describe("every block of shell", () => {
  const program = createProgram();
  const lines = of("sh").flatMap(({ where, content }) =>
    content
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => ({ where, line: line.trim() })),
  );

  it.each(of("sh"))("parses: $where", ({ content }) => {
    execFileSync("sh", ["-n", "-c", content]);
  });

  it.each(lines)("has commands and flags that exist: $line, in $where", ({ line }) => {
    for (const [, words = ""] of line.matchAll(/(?<![\w-])identity-center ([^\n|>&#]+)/g))
      expect(unknownIn(program, wordsOf(words))).toEqual([]);
    for (const [, script = ""] of line.matchAll(/\bnpm run (?:-\S+ )*([\w:]+)/g))
      expect(pkg.scripts).toHaveProperty([script]);
  });
});

it("names commands and flags in its text that exist", () => {
  const program = createProgram();
  const used = documentation().flatMap((page) =>
    [...readText(page).matchAll(/`(?:npx )?identity-center ([a-z][^`\n]*)`/g)].map(([, words = ""]) => words),
  );
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((words) => unknownIn(program, wordsOf(words)).length > 0)).toEqual([]);
});

/** The codes of the problems that a block has on purpose: `<!-- test: problem unknown-group -->`. */
function problemsOf({ told }: Block): readonly string[] {
  return told.startsWith("problem ") ? told.split(" ").slice(1) : [];
}

/** The words of a shell line, without the quotes. */
function wordsOf(line: string): string[] {
  return [...line.trim().matchAll(/'[^']*'|"[^"]*"|\S+/g)].map(([word]) =>
    word.replace(/^(['"])(.*)\1$/, "$2"),
  );
}

function isAccessConfig({ content, told }: Block): boolean {
  if (told === "seed") return false;
  const document = parse(content) as Record<string, unknown>;
  const maps = [
    "assignments",
    "accounts",
    "groups",
    "users",
    "permissionSets",
    "guardrails",
    "ignore",
    "identityCenter",
  ];
  const more = ["accountGroups", "organization", "renamed", "accessControlAttributes", "imports"];
  return typeof document === "object" && [...maps, ...more].some((key) => key in document);
}

/** The codes of the errors of a config, or of a part of one: by itself, or else within a sound config. */
async function errorsOf({ language, content }: Block): Promise<readonly string[]> {
  if (language === "ts") return errorsIn({ ...soundFiles, "access.config.ts": content }, "access.config.ts");
  const part = parse(content) as Record<string, Record<string, unknown>>;
  const alone = await errorsIn({
    ...soundFiles,
    "access.config.json": JSON.stringify({ assignments: {}, ...part }),
  });
  // What names its instance and assigns is meant to stand by itself.
  if (alone.length === 0 || ("assignments" in part && "identityCenter" in part)) return alone;
  const whole = Object.fromEntries(
    [...new Set([...Object.keys(soundConfig), ...Object.keys(part)])].map((key) => [
      key,
      merged(soundConfig[key], part[key]),
    ]),
  );
  return errorsIn({ ...soundFiles, "access.config.json": JSON.stringify(whole) });
}

function merged(base: unknown, part: unknown): unknown {
  const isMap = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (part === undefined) return base;
  return isMap(base) && isMap(part) ? { ...(base as object), ...(part as object) } : part;
}

async function errorsIn(
  files: Readonly<Record<string, string>>,
  file = "access.config.json",
): Promise<readonly string[]> {
  const cwd = tempFolder(files);
  try {
    const source = await readConfig({ cwd, file, env: {} });
    const folder = path.join(cwd, path.extname(file) === "" ? file : ".");
    const snapshot = readSnapshotFile(source.document, folder);
    const { problems } = resolveSource(source, { snapshot, today: "2026-11-22" });
    return problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
  } catch (error) {
    if (error instanceof AccessConfigError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

/** What the compiler says of each block, by where it stands. */
function compileAll(
  all: readonly (Block & { readonly where: string })[],
): ReadonlyMap<string, readonly string[]> {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, incremental: false, tsBuildInfoFile: undefined, noUnusedLocals: false },
    root,
  );
  const texts = new Map(all.map((block, index) => [path.join(root, `block-${index}.ts`), textOf(block)]));
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    const text = texts.get(file);
    return text === undefined
      ? getSourceFile(file, ...rest)
      : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return new Map(
    all.map(({ where }, index) => {
      const source = program.getSourceFile(path.join(root, `block-${index}.ts`));
      const diagnostics = ts.getPreEmitDiagnostics(program, source);
      return [
        where,
        diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
      ];
    }),
  );
}

/** A block as a module; `<!-- test: in main.ts -->` gives it what stands above it there. */
function textOf({ content, told }: Block): string {
  const above = `import { App, CloudBackend, NamedCloudWorkspace } from "cdktf";
    import { AccessStack, type Access } from "cdktf-identity-center";
    declare const app: App;
    declare const config: Access;`;
  return told === "in main.ts" ? `${above}\n${content}` : `${content}\nexport {};`;
}
