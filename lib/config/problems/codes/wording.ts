import { textLimits, type TextField } from "../../limits";
import { didYouMean, list, show } from "../show";

/** Severity and wording of every problem, in one folder; a check gives a code and its arguments. */
export interface Rule {
  readonly severity: "error" | "warning";
  // Each rule has arguments of its own; the types come back in `ProblemArguments`.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly message: (args: any) => string;
}

/** A rule that stops every command. */
export const error = <A>(message: (args: A) => string) => ({ severity: "error" as const, message });
/** A rule that deserves a look. */
export const warning = <A>(message: (args: A) => string) => ({ severity: "warning" as const, message });

/** What is wrong with a text, by its limit: too short, too long, or which character may not be there. */
export function explainText(field: TextField, value: string): string | undefined {
  const { min, max, pattern } = textLimits[field] as { min: number; max: number; pattern?: RegExp };
  if (value.length < min) return value === "" ? "is empty" : `has ${value.length} characters`;
  if (value.length > max) return `has ${value.length} characters`;
  if (!pattern || pattern.test(value)) return undefined;
  const odd = [...value].find((character) => !pattern.test(character) && !pattern.test(`/${character}/`));
  const legible = odd !== undefined && !/^[\w:/.-]$/.test(odd);
  return legible ? `holds the character ${show(odd)}` : "has the wrong form";
}

/** A text that breaks its limit. */
export const text = (what: string, field: TextField) =>
  error(
    ({ value }: { value: string }) =>
      `${what} ${show(value)} ${explainText(field, value) ?? "is not valid"}; allowed: ${textLimits[field].allowed}.`,
  );

/** A key that no map declares. */
export const reference = (what: string, map: string) =>
  error(
    ({ key, declared }: { key: string; declared: readonly string[] }) =>
      `there is no ${what} ${show(key)}; declared under ${map}: ${list(declared)}.${didYouMean(key, declared)}`,
  );

/** A value that stands under two keys. */
export const duplicate = (what: string) =>
  error(
    ({ value, other }: { value: unknown; other: string }) =>
      `${what} ${show(value)} is also ${other}; declare it once, under one key.`,
  );

/** A key that nothing refers to. */
export const unused = (what: string) =>
  warning(
    ({ key }: { key: string }) => `no assignment uses the ${what} ${show(key)}; use it or take it out.`,
  );

/** A count, with a comma at each thousand. */
export function thousands(count: number): string {
  return count.toLocaleString("en-US");
}
