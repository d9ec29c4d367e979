/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Container = Record<string, unknown>;

function containersOf(value: unknown, seen = new Set<unknown>()): Container[] {
  if (value === null || typeof value !== "object" || seen.has(value)) return [];
  seen.add(value);
  return [value as Container, ...Object.values(value).flatMap((child) => containersOf(child, seen))];
}

/** Changes one place of a document: a value, a key, or a part that is moved to where it does not belong. */
export function mutate(
  document: Record<string, unknown>,
  next: () => number,
  oddValues: readonly unknown[],
  oddKeys: readonly string[],
): void {
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  const containers = containersOf(document);
  const container = pick(containers);
  const keys = Object.keys(container);
  const key = keys.length > 0 ? pick(keys) : "x";
  const put = (name: string, value: unknown) =>
    Object.defineProperty(container, name, { value, enumerable: true, configurable: true, writable: true });
  const change = pick([
    () => put(key, pick(oddValues)),
    () => put(pick(oddKeys), pick(oddValues)),
    () => delete container[key],
    () => put(key, pick(containers)),
    () => put(pick(oddKeys), container[key]),
  ]);
  try {
    change();
  } catch {
    // A length of a list that cannot be: the document stays as it is.
  }
}
