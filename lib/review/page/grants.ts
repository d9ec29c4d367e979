import type { PrincipalType } from "../../access/account-assignment";
import type { Change, PageGrant, PagePrincipal } from "./page-data";
import { shown } from "./shown";

/** An account assignment on its way to a page, by names. */
export interface PageRow {
  readonly principalType: PrincipalType;
  readonly principal: string;
  readonly permissionSet: string;
  readonly accountId: string;
  readonly entries: readonly string[];
  /** Left out: `has`. */
  readonly change?: Change;
  /** Why it is so, where there is more to say than the change itself. */
  readonly because?: readonly string[];
}

/** Account assignments by indexes, and the names that these stand for. */
export interface Grants {
  readonly principals: readonly Pick<PagePrincipal, "type" | "name">[];
  readonly permissionSets: readonly string[];
  readonly entries: readonly string[];
  readonly grants: readonly PageGrant[];
}

/** Puts account assignments together that differ in their account alone. */
export function toGrants(rows: readonly PageRow[], accountIndex: ReadonlyMap<string, number>): Grants {
  const principals = indexer<Pick<PagePrincipal, "type" | "name">>(
    rows.map(({ principalType: type, principal: name }) => [`${type}\0${name}`, { type, name }]),
  );
  const sets = indexer(rows.map(({ permissionSet }) => [permissionSet, permissionSet]));
  const entries = indexer(rows.flatMap((row) => row.entries.map((entry) => [entry, entry] as const)));
  const found = new Map<string, Omit<PageGrant, "accounts"> & { accounts: number[] }>();
  for (const {
    principalType,
    principal,
    permissionSet,
    accountId,
    entries: from,
    change,
    because = [],
  } of rows) {
    const account = accountIndex.get(accountId);
    if (account === undefined) continue;
    const known = [
      principals.index(`${principalType}\0${principal}`),
      sets.index(permissionSet),
      from.map(entries.index),
    ] as const;
    const key = JSON.stringify([...known, change, because]);
    const grant = found.get(key);
    if (grant) grant.accounts.push(account);
    else {
      const [who, what, why] = known;
      found.set(key, {
        principal: who,
        permissionSet: what,
        entries: why,
        ...(change && change !== "has" && { change }),
        ...(because.length > 0 && { because: because.map(shown) }),
        accounts: [account],
      });
    }
  }
  return {
    principals: principals.values,
    permissionSets: sets.values,
    entries: entries.values,
    grants: [...found.values()].map((grant) => ({ ...grant, accounts: toRanges(grant.accounts) })),
  };
}

/** Numbers as pairs: the first, and how many follow each other. */
export function toRanges(numbers: readonly number[]): number[] {
  const ranges: number[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.length - 2;
    if (last >= 0 && ranges[last]! + ranges[last + 1]! === number) ranges[last + 1]! += 1;
    else ranges.push(number, 1);
  }
  return ranges;
}

/** As people sort: `team-2` before `team-10`; the same on every machine. */
const byName = new Intl.Collator("en", { numeric: true });

/** Values in the order of their keys, and the place of each. */
function indexer<T>(pairs: readonly (readonly [string, T])[]): {
  readonly values: readonly T[];
  readonly index: (key: string) => number;
} {
  const sorted = [...new Map(pairs)].sort(([a], [b]) => byName.compare(a, b));
  const places = new Map(sorted.map(([key], index) => [key, index]));
  return { values: sorted.map(([, value]) => value), index: (key) => places.get(key) ?? -1 };
}
