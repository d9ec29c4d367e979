/** A map of a document whose parts may be of any shape. */
export type Document = Readonly<Record<string, unknown>>;

/** Whether a value is a map. */
export function isMap(value: unknown): value is Document {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The keys of a map; none of anything else. */
export function keysOf(value: unknown): readonly string[] {
  return isMap(value) ? Object.keys(value) : [];
}

/** What stands under `create`, by key, right or wrong: the users or groups that a document creates. */
export function createdIn(document: Document, map: "users" | "groups"): ReadonlyMap<string, unknown> {
  const items = document[map];
  if (!isMap(items)) return new Map();
  return new Map(
    Object.entries(items).flatMap(([key, item]) =>
      isMap(item) && Object.hasOwn(item, "create") ? [[key, item.create] as const] : [],
    ),
  );
}
