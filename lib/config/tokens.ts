/**
 * Tokens of cdktf: a value that exists only at apply stands in a program as a text, a list or a map of this form. What
 * is known here is the form alone; cdktf puts the expression of Terraform in its place when it writes the stack.
 */
const anyToken = /[$#&]\{TfToken\[/;
const textTokens = /\$\{TfToken\[[^\]]*\]\}/g;
const oneTextToken = /^\$\{TfToken\[[^\]]*\]\}$/;
const oneListToken = /^#\{TfToken\[[^\]]*\]\}$/;

/** Whether a text is a token and nothing else. */
export function isToken(text: string): boolean {
  return text.startsWith("${") && oneTextToken.test(text);
}

/** Whether a text, a text of a list or a key of a map is a token or has one in it. What lies deeper does not count. */
export function holdsToken(value: unknown): boolean {
  if (typeof value === "string") return anyToken.test(value);
  if (value === null || typeof value !== "object") return false;
  const texts: unknown[] = Array.isArray(value) ? value : Object.keys(value);
  return texts.some((text) => typeof text === "string" && anyToken.test(text));
}

/** Whether a text has tokens that stand for texts, and no others: only those have a value within another text. */
export function isKnownAtApply(text: string): boolean {
  return holdsToken(text) && !anyToken.test(withoutTokens(text));
}

/** Whether a list is a token as a whole: cdktf then gives it one element. */
export function isListToken(list: readonly unknown[]): boolean {
  const [only] = list;
  return list.length === 1 && typeof only === "string" && oneListToken.test(only);
}

/** A text without its tokens: what of it is known. */
export function withoutTokens(text: string): string {
  return text.replace(textTokens, "");
}
