import { invalid, unserializable } from "./errors";
import type { Members, Shape, TextShape } from "./shapes";

/**
 * Checks an input against its shape and answers with AWS's texts: all constraint violations in one
 * ValidationException, or a SerializationException for a member of the wrong JSON type. Members that the shape does
 * not know are ignored, as AWS ignores them.
 */
export function validate(members: Members, input: unknown): void {
  if (!isObject(input)) throw unserializable("Start of structure or map found where not expected.");
  const problems = structureProblems(members, input, "");
  if (problems.length === 0) return;
  const count = problems.length === 1 ? "1 validation error" : `${problems.length} validation errors`;
  throw invalid(`${count} detected: ${problems.join("; ")}`);
}

function structureProblems(members: Members, input: Record<string, unknown>, path: string): string[] {
  return Object.entries(members).flatMap(([name, shape]) => {
    const at = path + name.charAt(0).toLowerCase() + name.slice(1);
    const value = input[name];
    if (value === undefined || value === null)
      return shape.required ? [violation("null", at, "Member must not be null")] : [];
    return problemsOf(shape, value, at);
  });
}

function problemsOf(shape: Shape, value: unknown, at: string): string[] {
  switch (shape.kind) {
    case "document":
      return [];
    case "boolean":
      expectType(typeof value === "boolean", value, "Boolean");
      return [];
    case "integer":
      expectType(typeof value === "number" && Number.isInteger(value), value, "Integer");
      return rangeProblems(value as number, shape, "value").map((rule) => violation(`'${value}'`, at, rule));
    case "text":
      expectType(typeof value === "string", value, "String");
      return textProblems(shape, value as string, at);
    case "list": {
      expectType(Array.isArray(value), value, "List");
      const items = value as unknown[];
      return [
        ...rangeProblems(items.length, shape, "length").map((rule) =>
          violation(`'${shown(items)}'`, at, rule),
        ),
        ...items.flatMap((item, index) => problemsOf(shape.item, item, `${at}.${index + 1}.member`)),
      ];
    }
    case "structure":
      expectType(isObject(value), value, "Structure");
      return structureProblems(shape.members, value as Record<string, unknown>, `${at}.`);
  }
}

function textProblems(shape: TextShape, value: string, at: string): string[] {
  const rules = rangeProblems(value.length, shape, "length");
  if (shape.pattern && !shape.pattern.test(value))
    rules.push(`Member must satisfy regular expression pattern: ${unanchored(shape.pattern)}`);
  if (shape.values && !shape.values.includes(value))
    rules.push(`Member must satisfy enum value set: [${shape.values.join(", ")}]`);
  return rules.map((rule) => violation(shape.sensitive ? "" : `'${value}'`, at, rule));
}

function rangeProblems(size: number, limits: { min?: number; max?: number }, what: string): string[] {
  const rules: string[] = [];
  if (limits.min !== undefined && size < limits.min)
    rules.push(`Member must have ${what} greater than or equal to ${limits.min}`);
  if (limits.max !== undefined && size > limits.max)
    rules.push(`Member must have ${what} less than or equal to ${limits.max}`);
  return rules;
}

function violation(value: string, at: string, rule: string): string {
  return `Value ${value ? `${value} ` : ""}at '${at}' failed to satisfy constraint: ${rule}`;
}

function expectType(matches: boolean, value: unknown, wanted: string): void {
  if (matches) return;
  const got = Array.isArray(value) ? "LIST" : isObject(value) ? "STRUCTURE" : typeof value;
  throw unserializable(`${got.toUpperCase()}_VALUE can not be converted to a ${wanted}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const shown = (items: unknown[]) =>
  `[${items.map((item) => (typeof item === "string" ? item : JSON.stringify(item))).join(", ")}]`;

/** AWS prints its patterns without anchors, and without the escapes that only JavaScript needs. */
const unanchored = ({ source }: RegExp) => source.replace(/^\^|\$$/g, "").replaceAll("\\/", "/");
