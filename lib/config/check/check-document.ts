import type { ConfigPath } from "../problems/problem";
import type { Report } from "../problems/report";
import { deepest } from "../read/document-limits";
import { holdsToken, isKnownAtApply, isToken } from "../tokens";

/**
 * What no part of a document may hold, whatever it is a part of: keys that reach into JavaScript's objects, tokens of
 * cdktf (a value that exists only at apply cannot be checked), and nesting without end.
 *
 * @param tokens whether tokens may stand where the value is none of an address: as an account's id, and in inline
 * policies. Of a file they are refused everywhere: there, a text of that form would become the value of a token that
 * the program made for something else.
 */
export function checkDocument(document: unknown, report: Report, tokens = false): void {
  const refuse: RefuseToken = (text, path, spot) => {
    if (holdsToken(text) && !(tokens && mayBeToken(text, path)))
      report("terraform-expression", path, { value: text }, spot);
  };
  walk(document, [], new Set(), report, refuse);
}

/** Reports a text that holds a token where none may be. */
type RefuseToken = (text: string, path: ConfigPath, spot?: "key") => void;

function mayBeToken(text: string, [map, , setting, inside]: ConfigPath): boolean {
  if (map === "accounts") return setting === undefined && isToken(text);
  if (map !== "permissionSets" || setting !== "inlinePolicy" || inside === "file") return false;
  return isKnownAtApply(text);
}

function walk(
  value: unknown,
  path: ConfigPath,
  above: Set<unknown>,
  report: Report,
  refuse: RefuseToken,
): void {
  if (typeof value === "string") return refuse(value, path);
  if (value === null || typeof value !== "object") return;
  if (above.has(value) || path.length > deepest) {
    return report("wrong-type", path, { value, allowed: `at most ${deepest} levels of maps and lists` });
  }
  if (!isPlain(value)) return report("wrong-type", path, { value, allowed: "plain maps, lists and texts" });
  above.add(value);
  for (const [key, child] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (typeof step === "string") checkKey(step, [...path, step], report, refuse);
    walk(child, [...path, step], above, report, refuse);
  }
  above.delete(value);
}

/**
 * Whether an object is a list or a plain map, of whatever realm. A promise that was not awaited, a `Map` and an
 * instance of a class have no keys of their own: read as maps they would be empty, and mean "remove everybody".
 */
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}

function checkKey(key: string, path: ConfigPath, report: Report, refuse: RefuseToken): void {
  if (key === "__proto__")
    report("invalid-key", path, { key, reason: "has a meaning of its own in JavaScript" }, "key");
  refuse(key, path, "key");
}

/** Checks the name of an item of a map: what other parts refer to, and part of an address. */
export function checkItemKey(key: string, path: ConfigPath, report: Report): void {
  const reason = keyProblem(key, path[0] === "accounts");
  if (reason !== undefined) report("invalid-key", path, { key, reason }, "key");
}

function keyProblem(key: string, account: boolean): string | undefined {
  if (key === "") return "is empty";
  if (key.length > 128) return `has ${key.length} characters, and 128 are the most`;
  if (key.trim() !== key) return "begins or ends with a space";
  if (/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u.test(key)) return "holds an invisible character";
  if (account && /^\d+$/.test(key)) return "is a number, which reads as an account id";
  if (account && key === "*") return "stands for every account";
  return undefined;
}
