import path from "node:path";
import ts from "typescript";
import { standsOnZod, writtenOut } from "../build/public-types";

const root = path.join(__dirname, "../..");
const lib = path.join(root, "lib");

/** What can be imported, and what is said of it. */
const entries = [
  {
    name: "cdktf-identity-center",
    file: "lib/index.ts",
    text: "The module for CDKTF apps. `cdktf-identity-center/cdktn` is the same for apps with CDK Terrain ([how to move over](cdktn.md)). What `cdktf-identity-center/config` exports is here, too.",
  },
  {
    name: "cdktf-identity-center/config",
    file: "lib/config/index.ts",
    text: "The access config alone: light to load, without cdktf. An access config in TypeScript imports it.",
  },
  {
    name: "cdktf-identity-center/rehearsal",
    file: "lib/rehearsal/index.ts",
    text: "The local Identity Center, for tests of your own.",
  },
] as const;

const introduction = `# API

<!-- Written by \`npm run docs\` from the code and its comments: change them, not this file. -->

What the package exports, with its types. What is not here is private. \`cdktf-identity-center/schema.json\` is the JSON
Schema of an access config.
`;

/** Lines of what is shown because it is mentioned; tables of data, such as the codes of problems, are longer. */
const longestMentioned = 30;

/** Kinds of exports, in the order in which they are told. */
const kinds = ["class", "function", "type"] as const;

/** An exported name with what is said of it. */
interface Told {
  readonly name: string;
  readonly kind: (typeof kinds)[number];
  readonly comment: string;
  readonly declaration: string;
}

/** The reference of the package's exports, in Markdown, from the code. */
export function apiReference(): string {
  const program = ts.createProgram(
    entries.map(({ file }) => path.join(root, file)),
    compilerOptions(),
  );
  const symbols = entries.map(({ file }) => exportsOf(program, file));
  const exports = {
    checker: program.getTypeChecker(),
    declarations: declarationFiles(program),
    known: new Set(symbols.flat().map(({ name }) => name)),
    mentioned: new Set<ts.Statement>(),
  };
  const done = new Set<string>();
  // What the root exports again is told where it can be imported with less behind it: with the config.
  const told = [...entries.entries()].reverse().map(([index, { name, text }]) => {
    const own = (symbols[index] ?? []).filter((symbol) => !done.has(symbol.name));
    for (const symbol of own) done.add(symbol.name);
    const parts = inOrder(own.map((symbol) => tell(symbol, exports))).map(format);
    return `## \`${name}\`\n\n${text}\n\n${parts.join("\n")}`;
  });
  return [introduction, ...told.reverse()].join("\n");
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const own = {
    ...config.compilerOptions,
    ...{ incremental: false, tsBuildInfoFile: undefined, types: ["node"] },
    ...{ noEmit: false, declaration: true, emitDeclarationOnly: true },
  };
  return ts.convertCompilerOptionsFromJson(own, root).options;
}

/** The declaration file of every module that the entries reach, by the path of its source, without zod's types. */
function declarationFiles(program: ts.Program): ReadonlyMap<string, ts.SourceFile> {
  const texts = new Map<string, string>();
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || !source.fileName.startsWith(lib)) continue;
    program.emit(source, (_, text) => texts.set(source.fileName, text), undefined, true);
  }
  const onZod = [...texts].filter(([, text]) => standsOnZod(text)).map(([file]) => moduleOf(file));
  const written = writtenOut(root, onZod);
  return new Map(
    [...texts].map(([file, text]) => [
      file,
      ts.createSourceFile(file, written.get(moduleOf(file)) ?? text, ts.ScriptTarget.ES2022, true),
    ]),
  );
}

function moduleOf(file: string): string {
  return path.relative(lib, file).replace(/\.ts$/, "");
}

function exportsOf(program: ts.Program, file: string): ts.Symbol[] {
  const source = program.getSourceFile(path.join(root, file));
  const module = source && program.getTypeChecker().getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is no module`);
  return program.getTypeChecker().getExportsOfModule(module);
}

/** The code that is told of. */
interface Exports {
  readonly checker: ts.TypeChecker;
  /** By the path of the source. */
  readonly declarations: ReadonlyMap<string, ts.SourceFile>;
  /** Names that can be imported. */
  readonly known: ReadonlySet<string>;
  /** What has been shown; it grows. */
  readonly mentioned: Set<ts.Statement>;
}

function tell(exported: ts.Symbol, { checker, declarations, known, mentioned }: Exports): Told {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const [declared] = symbol.declarations ?? [];
  const source = declared && declarations.get(declared.getSourceFile().fileName);
  const nodes = source?.statements.filter((statement) => nameOf(statement) === symbol.name) ?? [];
  const [node] = nodes;
  if (!source || !node) throw new Error(`${exported.name} is not declared`);
  const text = withMentioned(nodes, source, { known, mentioned })
    .map((one) => declarationText(one, source))
    .join("\n\n");
  return {
    name: exported.name,
    kind: kindOf(node),
    comment: commentOf(symbol, checker),
    declaration: exported.name === symbol.name ? text : text.replace(symbol.name, exported.name),
  };
}

/** With what of the same module is mentioned and not exported by the package, so that nothing is left in the dark. */
function withMentioned(
  nodes: readonly ts.Statement[],
  source: ts.SourceFile,
  { known, mentioned }: Pick<Exports, "known" | "mentioned">,
): readonly ts.Statement[] {
  const inside = source.statements.filter((statement) => {
    const name = nameOf(statement);
    const lines = statement.getText(source).split("\n").length;
    return name !== undefined && !known.has(name) && !mentioned.has(statement) && lines <= longestMentioned;
  });
  const found = [...nodes];
  for (const node of found) {
    mentioned.add(node);
    const words = new Set(declarationText(node, source).match(/\w+/g));
    found.push(...inside.filter((one) => words.has(nameOf(one) ?? "") && !found.includes(one)));
  }
  return found;
}

function nameOf(statement: ts.Statement): string | undefined {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText();
  const { name } = statement as { name?: ts.Identifier };
  return name?.text;
}

function kindOf(node: ts.Statement): Told["kind"] {
  if (ts.isClassDeclaration(node)) return "class";
  return ts.isFunctionDeclaration(node) || ts.isVariableStatement(node) ? "function" : "type";
}

/** A declaration without its own comment, what is private, and words that say nothing here. */
function declarationText(node: ts.Statement, source: ts.SourceFile): string {
  const start = node.getStart(source);
  const edits = ts.isClassDeclaration(node)
    ? node.members.flatMap((member) => (isInternal(member) ? [[member, ""] as const] : namedProps(member)))
    : namedProps(node);
  const text = edits.reduceRight((rest, [part, instead]) => {
    const from = instead === "" ? part.getFullStart() : part.getStart(source);
    return rest.slice(0, from - start) + instead + rest.slice(part.getEnd() - start);
  }, node.getText(source));
  return text
    .replace(/^export /, "")
    .replace(/^declare /, "")
    .replace(/^( +)/gm, (spaces) => " ".repeat(Math.ceil(spaces.length / 2)));
}

/** What is private, for the subclasses that the package itself has, or a getter that a base class has told of. */
function isInternal(member: ts.ClassElement): boolean {
  const internal = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isTold = ts.getJSDocCommentsAndTags(member).length > 0;
  return (ts.getCombinedModifierFlags(member) & internal) !== 0 || (ts.isGetAccessor(member) && !isTold);
}

/** Parameters that the code takes apart at once: which of their members it uses is no news, their type tells. */
function namedProps(node: ts.Node): readonly (readonly [ts.Node, string])[] {
  const { parameters = [] } = node as Partial<ts.FunctionLikeDeclaration>;
  return parameters
    .filter(({ name }) => ts.isObjectBindingPattern(name))
    .map(({ name }) => [name, "props"] as const);
}

/** The comment of a declaration with its tags, such as what it throws, as sentences. */
function commentOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol.getJsDocTags(checker).map(
    ({ name, text: parts }) =>
      `- _${name}_: ${ts
        .displayPartsToString(parts)
        .replace(/\s+/g, " ")
        .trim()
        .replace(/^\{(.+?)\}/, "`$1`")}`,
  );
  return [text.trim(), ...(tags.length > 0 ? [tags.join("\n")] : [])].filter(Boolean).join("\n\n");
}

function inOrder(exported: readonly Told[]): readonly Told[] {
  return [...exported].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
  );
}

function format({ name, comment, declaration }: Told): string {
  const parts = [`### ${name}`, comment, `\`\`\`ts\n${declaration}\n\`\`\``];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
