import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { defineAccess } from "../../lib/config";

test("a config comes back as it was", () => {
  const config = { groups: { platform: "Platform Engineers" }, assignments: {} };
  expect(defineAccess(config)).toBe(config);
});

/**
 * What the compiler says of a config in TypeScript, as `line:column message`. The fixture is no `.ts` file, so that
 * the type check of the package does not stumble over its mistakes.
 */
function compile(fixture: string): string[] {
  const root = path.join(__dirname, "../..");
  const file = path.join(root, "access.mistyped.ts");
  const text = fs.readFileSync(path.join(__dirname, "../fixtures", fixture), "utf8");
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), (name) =>
    fs.readFileSync(name, "utf8"),
  ) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      incremental: false,
      tsBuildInfoFile: undefined,
      types: ["node"],
      baseUrl: root,
    },
    root,
  );
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.fileExists = (name) => name === file || fileExists(name);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    (diagnostic) => {
      const { line, character } = ts.getLineAndCharacterOfPosition(
        source as ts.SourceFile,
        diagnostic.start ?? 0,
      );
      return `${line + 1}:${character + 1} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")}`;
    },
  );
}

test("the compiler points at each key that is not declared, and names what is", () => {
  expect(compile("mistyped/access.config.txt")).toEqual([
    `10:15 Type '"alcie"' is not assignable to type '"alice"'.`,
    `11:16 Type '"platfrom"' is not assignable to type '"platform"'.`,
    expect.stringMatching(/^12:24 Type '"Readonly"' is not assignable to type '"ReadOnly"'\./),
    '13:18 Type \'"prdo"\' is not assignable to type \'`${number}` | "prod" | "*" | AccountPattern\'.',
  ]);
});
