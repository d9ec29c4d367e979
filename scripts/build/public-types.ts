import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { importedNames, reachableModules } from "./module-graph";
import { printForm, type TypePrinter } from "./print-type";

const entries = ["index", "config/index", "rehearsal/index"];

/**
 * Writes the declaration files of the package's public modules beside their JavaScript in `dist/lib`, from the ones that
 * the compiler wrote to `dist/.types`. Types that stand on zod are written out, with the comments of the schema: whoever
 * uses the package needs no declaration of zod, which wants settings of the compiler that an app may not have.
 */
export function writePublicTypes(root: string): void {
  const raw = path.join(root, "dist/.types/lib");
  const lib = path.join(root, "dist/lib");
  const modules = reachableModules(
    entries.map((entry) => path.join(raw, `${entry}.d.ts`)),
    ".d.ts",
  );
  const files = [...modules].map(([file, text]) => ({
    module: path.relative(raw, file).slice(0, -".d.ts".length),
    text,
  }));
  const onZod = files.filter(({ text }) => standsOnZod(text)).map(({ module }) => module);
  const written = writtenOut(root, onZod);
  removeDeclarations(lib);
  for (const { module, text } of files) {
    fs.writeFileSync(path.join(lib, `${module}.d.ts`), written.get(module) ?? text);
  }
}

/** Whether a declaration file needs zod's. */
export function standsOnZod(text: string): boolean {
  return importedNames(text).some(({ name }) => /^zod(\/|$)/.test(name));
}

function removeDeclarations(lib: string): void {
  for (const file of fs.readdirSync(lib, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".d.ts")) fs.rmSync(path.join(lib, file));
  }
}

/**
 * The declaration files of modules (paths below lib, without `.ts`), by module, with all their exported types written out
 * and nothing else.
 */
export function writtenOut(root: string, modules: readonly string[]): ReadonlyMap<string, string> {
  const lib = path.join(root, "lib");
  const program = ts.createProgram(
    modules.map((module) => path.join(lib, `${module}.ts`)),
    compilerOptions(root),
  );
  const checker = program.getTypeChecker();
  const aliases = modules.flatMap((module) => aliasesOf(program, path.join(lib, `${module}.ts`)));
  return new Map(
    modules.map((module) => {
      const file = path.join(lib, `${module}.ts`);
      const source = program.getSourceFile(file);
      if (!source) throw new Error(`${file} is not there`);
      const imports = new Set<string>();
      const printer = printerFor(checker, aliases, source, imports);
      const types = aliases
        .filter((alias) => alias.source === source)
        .map((alias) => printAlias(printer, alias));
      const stars = source.statements.filter(
        (statement) =>
          ts.isExportDeclaration(statement) && statement.moduleSpecifier && !statement.exportClause,
      );
      return [
        module,
        [...imports, ...stars.map((star) => star.getText()), ...types, "export {};"].join("\n") + "\n",
      ];
    }),
  );
}

function compilerOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const own = { ...config.compilerOptions, incremental: false, tsBuildInfoFile: undefined, types: ["node"] };
  return ts.convertCompilerOptionsFromJson(own, root).options;
}

/** An exported type and the file that declares it. */
interface Alias {
  readonly name: string;
  readonly type: ts.Type;
  readonly comment: string;
  readonly source: ts.SourceFile;
}

function aliasesOf(program: ts.Program, file: string): Alias[] {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} is not there`);
  const checker = program.getTypeChecker();
  return source.statements
    .filter((statement) => ts.isTypeAliasDeclaration(statement))
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .map((statement) => ({
      name: statement.name.text,
      type: checker.getTypeFromTypeNode(statement.type),
      comment: leadingComment(source, statement),
      source,
    }));
}

function leadingComment(source: ts.SourceFile, node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  return comment ? `${comment.getText(source)}\n` : "";
}

function printAlias(printer: TypePrinter, { name, type, comment }: Alias): string {
  return `${comment}export type ${name} = ${printForm(printer, type)};`;
}

/** Names what is exported by one of the modules, or declared by name elsewhere in lib; notes what has to be imported. */
function printerFor(
  checker: ts.TypeChecker,
  aliases: readonly Alias[],
  source: ts.SourceFile,
  imports: Set<string>,
): TypePrinter {
  const named = (name: string, from: ts.SourceFile) => {
    if (from === source) return name;
    const module = path.relative(path.dirname(source.fileName), from.fileName).replace(/\.ts$/, "");
    imports.add(`import type { ${name} } from "${module.startsWith(".") ? module : `./${module}`}";`);
    return name;
  };
  return {
    checker,
    nameOf(type) {
      const alias = isWorthAName(type) ? aliases.find((one) => isSame(checker, one.type, type)) : undefined;
      if (alias) return named(alias.name, alias.source);
      const [declared] = type.aliasSymbol?.declarations ?? [];
      const from = declared?.getSourceFile();
      if (!type.aliasSymbol || !from || from.isDeclarationFile) return undefined;
      return named(type.aliasSymbol.name, from);
    },
  };
}

/** A type such as `string` or `"allow" | "deny"` is clearer written out. */
function isWorthAName(type: ts.Type): boolean {
  const members = type.isUnion() ? type.types : [type];
  return members.some(({ flags }) => flags & ts.TypeFlags.Object);
}

/** Of a schema that holds itself, every level has a type of its own, so being the very same one is not asked for. */
function isSame(checker: ts.TypeChecker, a: ts.Type, b: ts.Type): boolean {
  const keys = (type: ts.Type) => checker.getPropertiesOfType(type).map(({ name }) => name);
  return (
    a === b ||
    (keys(a).join() === keys(b).join() &&
      checker.isTypeAssignableTo(a, b) &&
      checker.isTypeAssignableTo(b, a))
  );
}
