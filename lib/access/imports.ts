import fs from "node:fs";
import path from "node:path";
import type { Report } from "../config/problems/report";
import { show } from "../config/problems/show";

/** Import ids by address, such as `aws_ssoadmin_permission_set.set_Admin_0123456789ab`. */
export type Imports = ReadonlyMap<string, string>;

/** The text of a file of imports, or why there is none. */
export type ImportsFile =
  { readonly file: string; readonly text: string } | { readonly file: string; readonly reason: string };

/** Reads the file that a document names in `imports`, relative to the config's folder; undefined where it names none. */
export function readImportsFile(document: unknown, folder: string): ImportsFile | undefined {
  const file = (document as { imports?: unknown } | null | undefined)?.imports;
  if (typeof file !== "string" || file === "") return undefined;
  try {
    return { file, text: fs.readFileSync(path.resolve(folder, file), "utf8") };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { file, reason: code === "ENOENT" ? `there is no such file in ${folder}` : message };
  }
}

/** The imports of a file's text; what is wrong with it is reported at the config's `imports`. */
export function parseImports(read: ImportsFile | undefined, report: Report): Imports | undefined {
  if (!read) return undefined;
  const { file } = read;
  if ("reason" in read) {
    report("imports-unreadable", ["imports"], read);
    return undefined;
  }
  const parsed = parse(read.text);
  if ("imports" in parsed) return parsed.imports;
  report("imports-form", ["imports"], { file, reason: parsed.reason });
  return undefined;
}

/** The text of a file of imports, sorted by address: a diff shows what is imported beside what was. */
export function formatImports(imports: Imports): string {
  const sorted = [...imports].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

const address = /^aws_[a-z_]+\.[A-Za-z][A-Za-z0-9_-]*$/;

function parse(text: string): { readonly imports: Imports } | { readonly reason: string } {
  try {
    const value = JSON.parse(text) as unknown;
    if (value === null || typeof value !== "object" || Array.isArray(value))
      return { reason: `it holds ${show(value)}, no map of addresses to import ids` };
    const wrong = Object.entries(value).find(
      ([key, id]) => !address.test(key) || typeof id !== "string" || id === "",
    );
    return wrong
      ? { reason: `${show(wrong[0])}: ${show(wrong[1])} is no address with an import id` }
      : { imports: new Map(Object.entries(value as Record<string, string>)) };
  } catch (error) {
    return { reason: `it is no JSON: ${(error as Error).message}` };
  }
}
