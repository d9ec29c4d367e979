import { slug } from "../keys";

/** What an entry is about, as people read it. */
export interface EntryWords {
  readonly principals: readonly string[];
  readonly permissionSets: readonly string[];
  readonly targets: readonly string[];
}

/**
 * Names of entries, in their order: who gets what, and where only if that alone tells two of them apart.
 * @param taken names that are in use
 */
export function entryNames(entries: readonly EntryWords[], taken: Iterable<string> = []): readonly string[] {
  const used = new Set(taken);
  const short = entries.map(({ principals, permissionSets }) =>
    [few(principals), few(permissionSets)].join("-"),
  );
  const long = entries.map(({ targets }, index) => `${short[index]}-in-${few(targets)}`);
  const shared = repeated(short);
  return entries.map((_, index) => {
    const name = shared.has(short[index]!) ? long[index]! : short[index]!;
    let [free, number] = [name, 1];
    while (used.has(free)) free = `${name}-${(number += 1)}`;
    used.add(free);
    return free;
  });
}

/** Some names in few words: one, two, or the first and how many more. */
export function few(names: readonly string[]): string {
  const [first = "", second] = names;
  if (second === undefined) return slug(first);
  return names.length === 2
    ? `${slug(first, 19)}-and-${slug(second, 19)}`
    : `${slug(first, 25)}-and-${names.length - 1}-more`;
}

function repeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
}
