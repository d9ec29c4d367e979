import ts from "typescript";

/** How a type is written out. */
export interface TypePrinter {
  readonly checker: ts.TypeChecker;
  /** The name of a type that has one where it is printed; undefined: it is written out. */
  nameOf(type: ts.Type): string | undefined;
}

/**
 * A type written out in full, with the comments of its settings, as a declaration file has it. Knows the forms that
 * schemas give: texts, numbers, literals, lists, maps, unions.
 * @throws {Error} for any other form, so that nothing is published as `any`
 */
function printType(printer: TypePrinter, type: ts.Type, indent = ""): string {
  const name = printer.nameOf(type);
  return name ?? printForm(printer, type, indent);
}

/** Like `printType`, but this very type is written out, even if it has a name. */
export function printForm(printer: TypePrinter, type: ts.Type, indent = ""): string {
  const { checker } = printer;
  if (type.isUnion()) return printUnion(printer, type, indent);
  if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))
    return printObject(printer, type, indent);
  if (type.flags & ts.TypeFlags.Any) throw new Error("A public type is any");
  return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
}

function printUnion(printer: TypePrinter, type: ts.UnionType, indent: string): string {
  const isBoolean = ({ flags }: ts.Type) => (flags & ts.TypeFlags.BooleanLiteral) !== 0;
  const boolean = type.types.filter(isBoolean).length === 2 ? ["boolean"] : [];
  const others = boolean.length > 0 ? type.types.filter((member) => !isBoolean(member)) : type.types;
  const undefinedLast = [...others].sort((a, b) => rank(a) - rank(b));
  return [...boolean, ...undefinedLast.map((member) => printType(printer, member, indent))].join(" | ");
}

function rank({ flags }: ts.Type): number {
  return flags & ts.TypeFlags.Undefined ? 1 : 0;
}

function printObject(printer: TypePrinter, type: ts.Type, indent: string): string {
  const { checker } = printer;
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    if (!item) throw new Error("A list of nothing");
    const text = printType(printer, item, indent);
    const readonly = type.symbol.name === "ReadonlyArray" ? "readonly " : "";
    return `${readonly}${/^[\w.]+$/.test(text) || (text.startsWith("{") && !item.isUnion()) ? text : `(${text})`}[]`;
  }
  if (type.getCallSignatures().length > 0)
    throw new Error(`A function has no name: ${checker.typeToString(type)}`);
  const inner = `${indent}    `;
  const lines = [
    ...checker.getPropertiesOfType(type).map((symbol) => printSetting(printer, symbol, inner)),
    ...checker
      .getIndexInfosOfType(type)
      .map(
        ({ keyType, type }) =>
          `${inner}[x: ${checker.typeToString(keyType)}]: ${printType(printer, type, inner)};`,
      ),
  ];
  return lines.length > 0 ? `{\n${lines.join("\n")}\n${indent}}` : "{}";
}

function printSetting(printer: TypePrinter, symbol: ts.Symbol, indent: string): string {
  const { checker } = printer;
  const optional = symbol.flags & ts.SymbolFlags.Optional ? "?" : "";
  const key = /^[A-Za-z_$][\w$]*$/.test(symbol.name) ? symbol.name : JSON.stringify(symbol.name);
  const type = printType(printer, checker.getTypeOfSymbol(symbol), indent);
  return `${printComment(symbol, checker, indent)}${indent}${key}${optional}: ${type};`;
}

function printComment(symbol: ts.Symbol, checker: ts.TypeChecker, indent: string): string {
  const tags = symbol
    .getJsDocTags(checker)
    .map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
  const lines = [ts.displayPartsToString(symbol.getDocumentationComment(checker)), ...tags]
    .join("\n")
    .trim()
    .split("\n");
  if (lines.join("") === "") return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${[`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`].join("\n")}\n`;
}
