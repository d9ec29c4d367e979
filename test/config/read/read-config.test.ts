import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { AccessConfigError } from "../../../lib/config/problems/problem";
import { defaultConfigNames, findConfig, readConfig } from "../../../lib/config/read/read-config";
import { tempFolder } from "../../helpers/temp-folder";

const fixtures = path.join(__dirname, "../../fixtures/read");
const env = {};

async function failureOf(file: string, cwd = fixtures): Promise<AccessConfigError> {
  return readConfig({ file, cwd, env }).then(
    () => Promise.reject(new Error(`${file} was read`)),
    (error: AccessConfigError) => error,
  );
}

describe("a config file", () => {
  test.each(["access.ts", "access.yaml", "access.yml", "access.json"])("%s is read", async (file) => {
    const source = await readConfig({ file, cwd: fixtures, env });
    expect(source.document).toEqual({ groups: { platform: "Platform Engineers" }, assignments: {} });
    expect(source.file).toBe(file);
  });

  test.each(["access.yaml", "access.json"])(
    "%s is read just so behind a byte order mark and with CRLF",
    async (file) => {
      const text = fs.readFileSync(path.join(fixtures, file), "utf8");
      const cwd = tempFolder({ [file]: `\uFEFF${text.replaceAll("\n", "\r\n")}` });
      const source = await readConfig({ file, cwd, env });
      expect(source.document).toEqual({ groups: { platform: "Platform Engineers" }, assignments: {} });
      const line = text.split("\n").findIndex((one) => one.includes("platform")) + 1;
      const column = (text.split("\n")[line - 1] ?? "").search(/"?platform/) + 1;
      expect(source.locate(["groups", "platform"], "key")).toEqual({ line, column });
      expect(source.line(line)).toBe(text.split("\n")[line - 1]);
    },
  );

  test("a TypeScript config may begin with a byte order mark", async () => {
    const cwd = tempFolder({ "access.config.ts": "\uFEFFexport default { assignments: {} };\r\n" });
    await expect(readConfig({ cwd, env })).resolves.toMatchObject({ document: { assignments: {} } });
  });

  test("a TypeScript config is run anew each time", async () => {
    const cwd = tempFolder({ "access.config.ts": "export default { assignments: {} };" });
    await readConfig({ cwd, env });
    fs.writeFileSync(path.join(cwd, "access.config.ts"), "export default { assignments: { a: 1 } };");
    await expect(readConfig({ cwd, env })).resolves.toMatchObject({ document: { assignments: { a: 1 } } });
  });

  test("a TypeScript config has no positions", async () => {
    const source = await readConfig({ file: "access.ts", cwd: fixtures, env });
    expect(source.locate(["groups"], "key")).toBeUndefined();
    expect(source.line(1)).toBeUndefined();
  });

  test("an absolute path needs no folder", async () => {
    const file = path.join(fixtures, "access.yaml");
    await expect(readConfig({ file, env })).resolves.toMatchObject({ file });
  });
});

// In processes of their own: the stack of the test runner is not that of the command.
describe("nesting without end is refused with a sentence", () => {
  const script = path.join(fixtures, "print-document.ts");
  const jiti = path.join(path.dirname(require.resolve("jiti/package.json")), "lib/jiti-cli.mjs");

  test.each([
    ["lists in YAML", "access.yaml", "- ".repeat(20_000)],
    ["lists in brackets", "access.yaml", "[".repeat(20_000)],
    [
      "maps by indentation",
      "access.yaml",
      Array.from({ length: 500 }, (_, n) => `${" ".repeat(n)}a:\n`).join(""),
    ],
    ["lists in JSON", "access.json", "[".repeat(20_000) + "]".repeat(20_000)],
    ["maps in JSON", "access.json", '{"a":'.repeat(20_000) + "1" + "}".repeat(20_000)],
  ])("%s", (_, file, text) => {
    const cwd = tempFolder({ [file]: text });
    const printed = execFileSync(process.execPath, [jiti, script, path.join(cwd, file)], {
      encoding: "utf8",
    });
    expect(printed).toContain(
      "error  config-too-deep\n  the file nests maps and lists more than 64 levels deep",
    );
    expect(printed).not.toContain("call stack");
  });
});

// In a process of its own: the promises of a module that jest loads and of one that jiti loads differ in class.
describe("a promise as the default export", () => {
  const script = path.join(fixtures, "print-document.ts");
  const jiti = path.join(path.dirname(require.resolve("jiti/package.json")), "lib/jiti-cli.mjs");
  const print = (file: string) =>
    execFileSync(process.execPath, [jiti, script, path.join(fixtures, file)], { encoding: "utf8" });

  test("is awaited", () => {
    const document = { groups: { platform: "Platform Engineers" }, assignments: {} };
    expect(JSON.parse(print("async.ts"))).toEqual(document);
  });

  test("that fails is a problem of the config", () => {
    expect(print("rejects.ts")).toContain("running the file failed: the directory did not answer.\n");
  });
});

describe("a config file that cannot be read says why", () => {
  test("a missing file", async () => {
    const error = await failureOf("missing.yaml");
    expect(error.name).toBe("AccessConfigError");
    expect(error.problems).toMatchObject([{ code: "config-unreadable", file: "missing.yaml" }]);
    expect(error.message).toContain("there is no such file");
  });

  test("a file of more than 20 MB", async () => {
    const cwd = tempFolder({ "access.yaml": "" });
    fs.truncateSync(path.join(cwd, "access.yaml"), 20 * 1024 * 1024 + 1);
    const error = await failureOf("access.yaml", cwd);
    expect(error.problems).toMatchObject([{ code: "config-too-large" }]);
    expect(error.message).toContain("the file has 20,481 kB; allowed: at most 20,480 kB.");
  });

  test("a wrong ending", async () => {
    const error = await failureOf("access.toml", tempFolder({ "access.toml": "" }));
    expect(error.problems).toMatchObject([{ code: "config-kind" }]);
    expect(error.message).toContain('an access config is a .ts, .yaml, .yml or .json file, not ".toml".');
  });

  test("no ending", async () => {
    const error = await failureOf("access", tempFolder({ access: "" }));
    expect(error.problems).toMatchObject([{ code: "config-kind" }]);
  });

  test("a module without a default export", async () => {
    const error = await failureOf("no-export.ts");
    expect(error.problems).toMatchObject([{ code: "config-no-export", file: "no-export.ts" }]);
  });

  test("a module that throws: its sentence, without a stack", async () => {
    const error = await failureOf("throws.ts");
    expect(error.message).toBe(
      "throws.ts  error  config-throws\n  running the file failed: TEAM is not set.\n1 error",
    );
  });

  test.each([
    ["nothing at all", "throw undefined;"],
    ["a text", "throw 'no';"],
    ["an error without words", "throw new Error('');"],
    ["an object without a prototype", "throw Object.create(null);"],
  ])("a module that throws %s", async (_, text) => {
    const error = await failureOf("access.ts", tempFolder({ "access.ts": text }));
    expect(error.problems).toMatchObject([{ code: "config-throws", file: "access.ts" }]);
    expect(error.problems[0]?.message).toMatch(/^running the file failed: [^\s.][^.]*\.$/);
  });

  test("a module with an import that does not exist", async () => {
    const cwd = tempFolder({ "access.ts": 'import users from "./users"; export default users;' });
    expect((await failureOf("access.ts", cwd)).message).toContain("Cannot find module './users'");
  });

  test("a module that does not parse, with its line and column", async () => {
    const cwd = tempFolder({ "access.ts": "export default {\n  users: ;\n};\n" });
    const error = await failureOf("access.ts", cwd);
    expect(error.problems).toMatchObject([{ code: "config-throws", position: { line: 2, column: 10 } }]);
    expect(error.problems[0]?.message).toBe("running the file failed: ParseError: Unexpected token.");
  });
});

describe("which file is read", () => {
  test("the named one before ACCESS_CONFIG", () => {
    expect(findConfig({ file: "a.yaml", env: { ACCESS_CONFIG: "b.yaml" } })).toBe("a.yaml");
  });

  test("ACCESS_CONFIG before the default names", () => {
    const cwd = tempFolder({ "access.config.ts": "" });
    expect(findConfig({ cwd, env: { ACCESS_CONFIG: "b.yaml" } })).toBe("b.yaml");
  });

  test("an empty ACCESS_CONFIG is none", () => {
    const cwd = tempFolder({ "access.config.yml": "" });
    expect(findConfig({ cwd, env: { ACCESS_CONFIG: "" } })).toBe("access.config.yml");
  });

  test.each(defaultConfigNames.map((name, index) => [name, index] as const))(
    "%s before those after it",
    (name, index) => {
      const files = defaultConfigNames.slice(index).map((one) => [one, ""] as const);
      expect(findConfig({ cwd: tempFolder(Object.fromEntries(files)), env: {} })).toBe(name);
    },
  );

  test("none: the names that were looked for", () => {
    const find = () => findConfig({ cwd: tempFolder(), env: {} });
    expect(find).toThrow(
      "there is no access config: looked for access.config.ts, access.config.yaml, access.config.yml, " +
        "access.config.json. Name a file, set ACCESS_CONFIG, or write one of these.",
    );
  });
});
