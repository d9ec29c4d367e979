import { compare } from "../../organization/compare";

/** Something that needs a key of the config. */
export interface Named {
  /** What tells it from all others. */
  readonly id: string;
  /** What people call it; several can have one name. */
  readonly name: string;
}

const longestName = 80;

/**
 * Keys of a map of the config by id: the name itself wherever it can be a key and is the only one of its kind, else the
 * name with what tells it from the others. Which items there are besides decides nothing but that.
 * @param taken keys that stand for something else
 */
export function keysFor(items: readonly Named[], taken: Iterable<string> = []): ReadonlyMap<string, string> {
  const used = new Set(taken);
  const wanted = new Map(items.map(({ id, name }) => [id, toKey(name)]));
  const count = new Map<string, number>();
  for (const key of wanted.values()) count.set(key, (count.get(key) ?? 0) + 1);
  const keys = new Map<string, string>();
  for (const [id, key] of [...wanted].sort(([a], [b]) => compare(a, b))) {
    const alone = key !== "" && count.get(key) === 1 && !used.has(key);
    const own = alone ? key : numbered(key === "" ? `unnamed ${id}` : `${key} (${id})`, used);
    used.add(own);
    keys.set(id, own);
  }
  return keys;
}

function numbered(key: string, used: ReadonlySet<string>): string {
  let [free, number] = [key, 1];
  while (used.has(free)) free = `${key} ${(number += 1)}`;
  return free;
}

/** A name as the config takes it for a key (`check-document.ts`); empty where nothing is left of it. */
function toKey(name: string): string {
  const visible = name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cf}\p{Cs}]/gu, "")
    // A text of cdktf stands for a value that exists only at apply.
    .replace(/[$#&](?=\{)/g, "");
  const key = [...visible].slice(0, longestName).join("").trim();
  // Digits read as an account id, a star as every account.
  if (/^\d+$/.test(key) || key === "*") return `account ${key === "*" ? "star" : key}`;
  return key === "__proto__" ? "proto" : key;
}

/** A name as a part of a longer one, or of a file: small letters, digits and dashes. */
export function slug(name: string, longest = 40): string {
  const words = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return [...words].slice(0, longest).join("").replace(/-$/, "") || "unnamed";
}

/** Names of files by id, without ending: unlike each other also where capitals are not told from small letters. */
export function fileNamesFor(keys: readonly string[]): ReadonlyMap<string, string> {
  const plain = (key: string) =>
    slug(key, 60)
      .normalize("NFKD")
      .replace(/[^a-z0-9-]/g, "") || "unnamed";
  const used = new Set<string>();
  return new Map(
    [...keys].sort(compare).map((key) => {
      const name = numbered(plain(key), used).replaceAll(" ", "-");
      used.add(name);
      return [key, name];
    }),
  );
}
