import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A name that a module imports: where it stands in the text, without the quotes, and what it says. */
export interface ImportedName {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** The names that a compiled module or a declaration file imports, in the order of the text. */
export function importedNames(text: string): readonly ImportedName[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName: name, pos }) => {
      const start = pos + 1;
      const end = start + name.length;
      if (text.slice(start, end) !== name) throw new Error(`The import of ${name} is not where it was found`);
      return { start, end, name };
    })
    .sort((a, b) => a.start - b.start);
}

/** The text with every imported name changed by `change`. */
export function renameImports(text: string, change: (name: string) => string): string {
  return importedNames(text).reduceRight(
    (result, { start, end, name }) => result.slice(0, start) + change(name) + result.slice(end),
    text,
  );
}

/** The file that a relative import leads to, with `extension`; undefined for a package or another kind of file. */
export function resolveImport(from: string, name: string, extension: ".js" | ".d.ts"): string | undefined {
  if (!name.startsWith(".")) return undefined;
  const target = path.resolve(path.dirname(from), name);
  return [`${target}${extension}`, path.join(target, `index${extension}`)].find((file) =>
    fs.existsSync(file),
  );
}

/** All modules that `entries` reach by relative imports, themselves included: full path to text. */
export function reachableModules(
  entries: readonly string[],
  extension: ".js" | ".d.ts",
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    const text = fs.readFileSync(file, "utf8");
    found.set(file, text);
    for (const { name } of importedNames(text)) {
      const target = resolveImport(file, name, extension);
      if (target !== undefined) queue.push(target);
    }
  }
  return found;
}
