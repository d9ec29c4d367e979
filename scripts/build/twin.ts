import fs from "node:fs";
import path from "node:path";
import { importedNames, reachableModules, renameImports, resolveImport } from "./module-graph";

/** What cdktf is called in CDK Terrain. */
const renamed: readonly (readonly [cdktf: RegExp, cdktn: string])[] = [
  [/^cdktf(?=\/|$)/, "cdktn"],
  [/^@cdktf\/provider-aws(?=\/|$)/, "@cdktn/provider-aws"],
];
const ofCdktf = /^(cdktf|@cdktf\/[^/]+)(\/|$)/;

/**
 * Writes `dist/cdktn`, the twin of the compiled package for CDK Terrain: a copy, with the names changed, of every
 * module that reaches cdktf, and nothing else. All other modules are shared with `dist/lib`.
 */
export function writeTwin(dist: string): void {
  fs.rmSync(path.join(dist, "cdktn"), { recursive: true, force: true });
  const index = path.join(dist, "lib/index");
  writeTwins(dist, ".js", [`${index}.js`, path.join(dist, "main.js")]);
  writeTwins(dist, ".d.ts", [`${index}.d.ts`]);
}

function writeTwins(dist: string, extension: ".js" | ".d.ts", entries: readonly string[]): void {
  const modules = reachableModules(entries, extension);
  const twins = modulesOfCdktf(modules, extension);
  for (const [file, text] of modules) {
    if (!twins.has(file)) continue;
    const twin = twinOf(dist, file);
    const changed = renameImports(text, (name) => {
      const target = resolveImport(file, name, extension);
      if (target === undefined) return nameInCdktn(name, file);
      return relativeImport(twin, twins.has(target) ? twinOf(dist, target) : target, extension);
    });
    fs.mkdirSync(path.dirname(twin), { recursive: true });
    fs.writeFileSync(twin, changed);
  }
}

/** The modules that import cdktf, and those that import one of them, and so on. */
function modulesOfCdktf(
  modules: ReadonlyMap<string, string>,
  extension: ".js" | ".d.ts",
): ReadonlySet<string> {
  const found = new Set<string>();
  const imports = [...modules].map(([file, text]) => ({
    file,
    names: importedNames(text).map(({ name }) => name),
  }));
  const reaches = (file: string, name: string) => {
    const target = resolveImport(file, name, extension);
    return target === undefined ? ofCdktf.test(name) : found.has(target);
  };
  for (let known = -1; known < found.size;) {
    known = found.size;
    for (const { file, names } of imports) if (names.some((name) => reaches(file, name))) found.add(file);
  }
  return found;
}

function nameInCdktn(name: string, file: string): string {
  if (name.startsWith(".")) throw new Error(`${file} imports ${name}, which is not there`);
  const [cdktf, cdktn] = renamed.find(([pattern]) => pattern.test(name)) ?? [];
  if (cdktf && cdktn) return name.replace(cdktf, cdktn);
  if (ofCdktf.test(name)) throw new Error(`${file} imports ${name}, which has no known name in CDK Terrain`);
  return name;
}

/** `dist/lib/constructs/x.js` is `dist/cdktn/constructs/x.js`, `dist/main.js` is `dist/cdktn/main.js`. */
function twinOf(dist: string, file: string): string {
  const place = path.relative(dist, file).split(path.sep);
  return path.join(dist, "cdktn", ...(place[0] === "lib" ? place.slice(1) : place));
}

function relativeImport(from: string, to: string, extension: string): string {
  const name = path.relative(path.dirname(from), to).slice(0, -extension.length).split(path.sep).join("/");
  return name.startsWith(".") ? name : `./${name}`;
}
