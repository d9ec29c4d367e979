/** A map of JSON, whatever it holds. */
export type JsonMap = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is a map. */
export function isMap(value: unknown): value is JsonMap {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** A value as the list that it is, or that it stands for: IAM takes one value and a list of one alike. */
export function toList(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
