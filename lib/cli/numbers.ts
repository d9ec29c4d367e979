import { InvalidArgumentError } from "commander";

/** An option's value as a number above 0. */
export function positiveNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !(number > 0) || !Number.isFinite(number))
    throw new InvalidArgumentError("Allowed: a number above 0.");
  return number;
}
