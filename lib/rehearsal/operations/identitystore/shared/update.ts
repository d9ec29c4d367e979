import { invalid, unserializable } from "../../../protocol/errors";

/** Sets (or, without a value, removes) the attribute at a path such as `name.givenName`. */
export function setAttribute(
  attributes: Record<string, unknown>,
  path: string,
  value: unknown,
  known: readonly string[],
): void {
  const names = path.split(".").map(capitalized);
  if (!known.includes(names[0]!)) throw invalid(`The attribute ${path} cannot be updated`);
  const last = names.pop()!;
  let target = attributes;
  for (const name of names) {
    const inner = (target[name] ?? {}) as Record<string, unknown>;
    if (typeof inner !== "object" || Array.isArray(inner))
      throw invalid(`The attribute ${path} cannot be updated by its path`);
    target = target[name] = { ...inner };
  }
  if (value === undefined || value === null) delete target[last];
  else target[last] = withCapitals(value);
}

/** The text of an attribute that is a text. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string")
    throw unserializable(`${typeof value}_VALUE can not be converted to a String`);
  return value;
}

/** Clients write the members inside a document as `value` or as `Value`: the API shows `Value`. */
function withCapitals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCapitals);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(members.map(([name, inner]) => [capitalized(name), withCapitals(inner)]));
}

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
