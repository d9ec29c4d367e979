import { changes, type Change, type PageData } from "../../page-data";
import { isAdministrative, unitPath, type Cell, type Table } from "./table";

/** What a reader wants to see; what is left out, or empty, lets everything pass. */
export interface Wanted {
  readonly query: string;
  readonly accounts: ReadonlySet<number>;
  readonly principal?: number;
  readonly permissionSet?: number;
  readonly administration: boolean;
  readonly changes: readonly Change[];
}

/** What passes. */
export interface Found {
  /** By account assignment: 1 where it passes. */
  readonly passes: Uint8Array;
  /** Cells with at least one account assignment that passes, by account. */
  readonly cells: readonly Cell[];
  /** The same by principal. */
  readonly cellsByPrincipal: readonly Cell[];
  readonly assignments: number;
  readonly accounts: number;
  readonly principals: number;
  /** By account: how many of its account assignments would pass if no account were ticked. */
  readonly perAccount: Int32Array;
  /** By account: 1 where its own name, id or place is what was searched for. */
  readonly named: Uint8Array;
}

/** The texts that a search looks through, in lower case. */
export interface Haystacks {
  readonly accounts: readonly string[];
  readonly principals: readonly string[];
  readonly permissionSets: readonly string[];
  readonly entries: readonly string[];
}

export function toHaystacks(data: PageData): Haystacks {
  const lower = (...texts: readonly (string | undefined)[]) => texts.join("\n").toLowerCase();
  return {
    accounts: data.accounts.map(({ name, awsName, id }, index) =>
      lower(name, awsName, id, unitPath(data, index)),
    ),
    principals: data.principals.map(({ name, detail }) => lower(name, detail)),
    permissionSets: data.permissionSets.map(({ name, awsName }) => lower(name, awsName)),
    entries: data.entries.map(({ name, reason }) => lower(name, reason)),
  };
}

/** Words of a search; each has to be found somewhere. */
export function toWords(query: string): string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** For one word: 1 where it is found. */
interface Hits {
  readonly account: Uint8Array;
  readonly principal: Uint8Array;
  readonly permissionSet: Uint8Array;
  readonly grant: Uint8Array;
}

function hitsOf(word: string, haystacks: Haystacks, { grants }: PageData): Hits {
  const hits = (texts: readonly string[]) => Uint8Array.from(texts, (text) => (text.includes(word) ? 1 : 0));
  const entries = hits(haystacks.entries);
  return {
    account: hits(haystacks.accounts),
    principal: hits(haystacks.principals),
    permissionSet: hits(haystacks.permissionSets),
    grant: Uint8Array.from(grants, (grant) => (grant.entries.some((entry) => entries[entry] === 1) ? 1 : 0)),
  };
}

/** Finds what is wanted: one walk over the account assignments, whatever is asked. */
export function find(table: Table, haystacks: Haystacks, wanted: Wanted): Found {
  const words = toWords(wanted.query).map((word) => hitsOf(word, haystacks, table.data));
  const passes = new Uint8Array(table.count);
  const perAccount = new Int32Array(table.data.accounts.length);
  const seen = { accounts: new Set<number>(), principals: new Set<number>() };
  let assignments = 0;
  for (let index = 0; index < table.count; index += 1) {
    if (!passesAll(table, index, words, wanted)) continue;
    const account = table.account[index]!;
    perAccount[account]! += 1;
    if (wanted.accounts.size > 0 && !wanted.accounts.has(account)) continue;
    passes[index] = 1;
    assignments += 1;
    seen.accounts.add(account);
    seen.principals.add(table.principal[index]!);
  }
  const hasPassing = ({ from, to }: Cell) => {
    for (let index = from; index < to; index += 1) if (passes[index] === 1) return true;
    return false;
  };
  return {
    passes,
    cells: assignments === table.count ? table.cells : table.cells.filter(hasPassing),
    cellsByPrincipal:
      assignments === table.count ? table.cellsByPrincipal : table.cellsByPrincipal.filter(hasPassing),
    assignments,
    accounts: seen.accounts.size,
    principals: seen.principals.size,
    perAccount,
    named: Uint8Array.from(table.data.accounts, (_, account) =>
      words.length > 0 && words.every((word) => word.account[account] === 1) ? 1 : 0,
    ),
  };
}

function passesAll(table: Table, index: number, words: readonly Hits[], wanted: Wanted): boolean {
  if (wanted.principal !== undefined && table.principal[index] !== wanted.principal) return false;
  if (wanted.permissionSet !== undefined && table.permissionSet[index] !== wanted.permissionSet) return false;
  if (wanted.administration && !isAdministrative(table, index)) return false;
  if (wanted.changes.length > 0 && !wanted.changes.includes(changes[table.change[index]!]!)) return false;
  for (const { account, principal, permissionSet, grant } of words) {
    const found =
      account[table.account[index]!] === 1 ||
      principal[table.principal[index]!] === 1 ||
      permissionSet[table.permissionSet[index]!] === 1 ||
      grant[table.grant[index]!] === 1;
    if (!found) return false;
  }
  return true;
}
