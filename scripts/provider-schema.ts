import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** What a provider knows below one name: nothing more for a plain argument, further names for a block. */
export interface KnownNames {
  readonly [name: string]: KnownNames | null;
}

/** What one version of the AWS provider knows of a resource or a data source. */
export interface KnownType {
  /** What can be written. */
  readonly arguments: KnownNames;
  /** What can be read of it, the arguments included. */
  readonly attributes: readonly string[];
}

/**
 * What the binding of a resource or a data source knows, from its compiled code: `synthesizeAttributes` and the
 * functions that it calls say what can be written, the getters what can be read. It is read as text and not run.
 * @param folder the folder of the resource in the binding, such as `lib/ssoadmin-permission-set`
 */
export function knownToBinding(folder: string): KnownType {
  const text = fs.readFileSync(path.join(folder, "index.js"), "utf8");
  const source = ts.createSourceFile("index.js", text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const functions = new Map<string, ts.Node>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) functions.set(statement.name.text, statement);
  }
  const [main] = classesOf(source).filter((one) => methodOf(one, "synthesizeAttributes"));
  const written = main && methodOf(main, "synthesizeAttributes");
  if (!main || !written) throw new Error(`${folder} has no synthesizeAttributes`);
  const known = namesIn(written, functions);
  return { arguments: known, attributes: [...new Set([...Object.keys(known), ...readNames(main)])].sort() };
}

function classesOf(source: ts.SourceFile): ts.ClassDeclaration[] {
  return source.statements.filter((statement) => ts.isClassDeclaration(statement));
}

function methodOf(declaration: ts.ClassDeclaration, name: string): ts.MethodDeclaration | undefined {
  return declaration.members
    .filter((member) => ts.isMethodDeclaration(member))
    .find((member) => member.name.getText() === name);
}

/** The names of the object that a function returns, and below a block those of the function that writes it. */
function namesIn(node: ts.Node, functions: ReadonlyMap<string, ts.Node>): KnownNames {
  const known: Record<string, KnownNames | null> = {};
  for (const property of returnedObject(node).properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const [writer] = [...property.initializer.getText().matchAll(/\b(\w+ToTerraform)\b/g)]
      .map(([, name = ""]) => functions.get(name))
      .filter((found) => found !== undefined);
    known[property.name.getText().replace(/^["']|["']$/g, "")] = writer ? namesIn(writer, functions) : null;
  }
  return known;
}

function returnedObject(node: ts.Node): ts.ObjectLiteralExpression {
  let found: ts.ObjectLiteralExpression | undefined;
  const visit = (child: ts.Node): void => {
    if (ts.isReturnStatement(child) && child.expression && ts.isObjectLiteralExpression(child.expression)) {
      found = child.expression;
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
  if (!found) throw new Error("A function of a binding returns no object");
  return found;
}

/** `this.getStringAttribute("arn")`, and `new AccountsList(this, "accounts", false)`. */
function readNames(main: ts.ClassDeclaration): string[] {
  const text = main.getText();
  const getters = [...text.matchAll(/\bget\w*Attribute\(["'](\w+)["']\)/g)];
  const blocks = [...text.matchAll(/\bnew \w+\(this, ["'](\w+)["']/g)];
  return [...getters, ...blocks].map(([, name = ""]) => name);
}
