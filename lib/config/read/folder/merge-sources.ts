import { isPlain } from "../../check/check-document";
import type { ConfigPath, Problem } from "../../problems/problem";
import { toProblem } from "../../problems/report";
import { ignoredKeys, mapSpecs, topLevelKeys } from "../../schema";
import { plainSource, type Source } from "../source";

type Items = Readonly<Record<string, unknown>>;

/** A value, and the document that it comes from. */
interface Placed {
  readonly value: unknown;
  readonly source: Source;
}

/** What has been merged so far. */
interface Merged {
  /** What stands at the top: a map's items, or a value of one document. */
  readonly top: Map<string, Placed>;
  readonly items: Map<string, Map<string, Placed>>;
  readonly problems: Problem[];
  incomplete: boolean;
}

/**
 * One source from several: items of the same map come together, anything else stands in one document only. A key
 * that stands twice is a problem at its second place. What cannot be merged is a problem, too, and left out.
 * @param file the folder, as the user named it
 * @param sources in the order in which they count
 * @param before what was wrong already
 */
export function mergeSources(file: string, sources: readonly Source[], before: readonly Problem[]): Source {
  const problems = [...before, ...sources.flatMap((source) => source.problems ?? [])];
  const merged: Merged = { top: new Map(), items: new Map(), problems, incomplete: problems.length > 0 };
  for (const source of sources.filter((one) => !one.problems)) {
    const parts = partsOf(source, problems);
    merged.incomplete ||= parts === undefined;
    for (const [key, value] of Object.entries(parts ?? {})) {
      if (ignoredKeys.includes(key)) continue;
      // What a function forgot to return must not read as "remove everybody in it".
      if (value !== undefined || key === "assignments") addPart(merged, key, { value, source });
    }
  }
  const { top, items, incomplete } = merged;
  return {
    ...plainSource(documentOf(merged), undefined, file),
    partOf: ([part, key]) => (items.get(String(part))?.get(String(key)) ?? top.get(String(part)))?.source,
    problems,
    incomplete,
  };
}

function addPart(merged: Merged, key: string, { value, source }: Placed): void {
  const { top, items, problems } = merged;
  if (!topLevelKeys.includes(key)) {
    problems.push(toProblem(source, "unknown-key", [key], { key, allowed: topLevelKeys }, "key"));
  } else if (!Object.hasOwn(mapSpecs, key)) {
    place(top, [key], { value, source }, problems);
  } else if (isPlainMap(value)) {
    const known = items.get(key) ?? new Map<string, Placed>();
    items.set(key, known);
    if (!top.has(key)) top.set(key, { value, source });
    for (const [name, item] of Object.entries(value)) {
      place(known, [key, name], { value: item, source }, problems);
    }
  } else {
    merged.incomplete = true;
    problems.push(toProblem(source, "wrong-type", [key], { value, allowed: "a map of names" }));
  }
}

function place(known: Map<string, Placed>, path: ConfigPath, placed: Placed, problems: Problem[]): void {
  const key = String(path.at(-1));
  const first = known.get(key);
  if (first) {
    const args = { key, first: nameOf(first.source, path) };
    problems.push(toProblem(placed.source, "duplicate-key", path, args, "key"));
  } else known.set(key, placed);
}

/** The document as a map of the parts of a config; undefined where it is none, which is a problem. */
function partsOf(source: Source, problems: Problem[]): Items | undefined {
  const { document } = source;
  if (!isPlainMap(document)) {
    const allowed = `a map with some of ${topLevelKeys.join(", ")}`;
    problems.push(toProblem(source, "wrong-type", [], { value: document, allowed }));
    return undefined;
  }
  if (hasPartOfConfig(document)) return document;
  const reason = `has none of ${topLevelKeys.join(", ")} at its top, and no document names it`;
  problems.push(toProblem(source, "folder-stray-file", [], { reason }));
  return undefined;
}

/** Whether a document is one of an access config, by the keys at its top. */
export function hasPartOfConfig(document: unknown): boolean {
  return isPlainMap(document) && topLevelKeys.some((key) => Object.hasOwn(document, key));
}

function documentOf({ top, items }: Merged): Items {
  // fromEntries defines keys and never assigns them, so `__proto__` stays a key.
  const values = (placed: ReadonlyMap<string, Placed>): Items =>
    Object.fromEntries([...placed].map(([key, { value }]) => [key, value]));
  return {
    ...values(top),
    ...Object.fromEntries([...items].map(([key, placed]) => [key, values(placed)])),
  };
}

function nameOf(source: Source, path: ConfigPath): string {
  const position = source.locate(path, "key");
  const file = source.file ?? "";
  return position ? `${file}:${position.line}:${position.column}` : file;
}

function isPlainMap(value: unknown): value is Items {
  return value !== null && typeof value === "object" && !Array.isArray(value) && isPlain(value);
}
