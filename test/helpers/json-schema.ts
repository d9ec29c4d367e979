type Schema = Readonly<Record<string, unknown>> | boolean;

/** The keywords that our schema uses; another one has to be taught first, or it would be let pass unseen. */
const keywords: Readonly<Record<string, (value: unknown, argument: never, schema: never) => boolean>> = {
  $schema: () => true,
  title: () => true,
  description: () => true,
  type: (value, type: string) => typeOf(value) === type,
  const: (value, wanted: unknown) => value === wanted,
  enum: (value, wanted: readonly unknown[]) => wanted.includes(value),
  pattern: (value, pattern: string) => typeof value !== "string" || new RegExp(pattern, "u").test(value),
  minLength: (value, least: number) => typeof value !== "string" || value.length >= least,
  maxLength: (value, most: number) => typeof value !== "string" || value.length <= most,
  minItems: (value, least: number) => !Array.isArray(value) || value.length >= least,
  maxItems: (value, most: number) => !Array.isArray(value) || value.length <= most,
  items: (value, schema: Schema) => !Array.isArray(value) || value.every((item) => isValid(item, schema)),
  minProperties: (value, least: number) => Object.keys(mapOf(value) ?? { 0: 0 }).length >= least,
  maxProperties: (value, most: number) => Object.keys(mapOf(value) ?? {}).length <= most,
  required: (value, keys: readonly string[]) =>
    keys.every((key) => Object.hasOwn(mapOf(value) ?? { [key]: 0 }, key)),
  propertyNames: (value, schema: Schema) =>
    Object.keys(mapOf(value) ?? {}).every((key) => isValid(key, schema)),
  properties: (value, schemas: Readonly<Record<string, Schema>>) =>
    Object.entries(mapOf(value) ?? {}).every(([key, item]) => isValid(item, schemas[key] ?? true)),
  additionalProperties: (value, rest: Schema, { properties = {} }: { properties?: object }) =>
    Object.entries(mapOf(value) ?? {}).every(
      ([key, item]) => Object.hasOwn(properties, key) || isValid(item, rest),
    ),
  anyOf: (value, schemas: readonly Schema[]) => schemas.some((schema) => isValid(value, schema)),
  not: (value, schema: Schema) => !isValid(value, schema),
  if: (value, condition: Schema, { then = true }: { then?: Schema }) =>
    !isValid(value, condition) || isValid(value, then),
  then: () => true,
};

/** Whether a value is valid, by the keywords of JSON Schema 2020-12 that our schema uses. */
export function isValid(value: unknown, schema: Schema): boolean {
  if (typeof schema === "boolean") return schema;
  return Object.entries(schema).every(([keyword, argument]) => {
    const check = keywords[keyword];
    if (!check) throw new Error(`the keyword ${keyword} is not known here`);
    return check(value, argument as never, schema as never);
  });
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeOf(value) === "object" ? (value as Readonly<Record<string, unknown>>) : undefined;
}
