import { closest, distance } from "fastest-levenshtein";

const longest = 80;

/** A value as it stands in a message: JSON, cut at 80 characters, control characters escaped. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = (typeof value === "number" ? undefined : safeJson(value)) ?? String(value);
  return cut(escapeControl(text));
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function safeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return typeof value === "bigint" ? `${value}` : "a value that refers to itself";
  }
}

/**
 * Replaces characters that could move the cursor, colour the terminal or reverse the text: values come from
 * elsewhere and must not be able to act on the reader's screen.
 */
export function escapeControl(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (c) => {
      return `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
    },
  );
}

/** What a value is, in a word or two: `a string`, `a list`, `nothing`. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return isClassInstance(value) ? `a ${value.constructor.name}` : "a map";
  if (typeof value === "boolean") return "true or false";
  return `a ${typeof value}`;
}

function isClassInstance(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return (
    prototype !== null && Object.getPrototypeOf(prototype) !== null && Object.hasOwn(prototype, "constructor")
  );
}

/** The sentence ` Did you mean "x"?`, or nothing where no candidate is near. */
export function didYouMean(value: string, candidates: readonly string[]): string {
  const near = nearest(value, candidates);
  return near === undefined ? "" : ` Did you mean ${show(near)}?`;
}

/** The candidate that a text was probably meant as; undefined where none is near. */
export function nearest(value: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || value.length > 200) return undefined;
  const plain = candidates.map((candidate) => candidate.toLowerCase());
  const near = closest(value.toLowerCase(), plain);
  return distance(value.toLowerCase(), near) <= Math.ceil(value.length / 3)
    ? candidates[plain.indexOf(near)]
    : undefined;
}

/** Names in a sentence: up to `most`, the rest as a count. */
export function list(names: readonly string[], most = 8): string {
  if (names.length === 0) return "none";
  const shown = names.slice(0, most).map((name) => cut(escapeControl(name)));
  return names.length > most ? `${shown.join(", ")} and ${names.length - most} more` : shown.join(", ");
}
