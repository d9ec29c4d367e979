import type { AccountRef, PolicyLine, PrincipalName } from "../review";
import type { Labels } from "./labels";
import { count, typeWord } from "./words";

/** A piece of a line: our own words, a name from elsewhere, or a sentence from elsewhere. */
export type Span = string | { readonly name: string } | { readonly text: string };

/** What happens: new, gone, revoked and granted again, changed, or to be looked at. */
export type Mark = "+" | "-" | "↻" | "~" | "!";

/** A line, with what belongs below it. */
export interface Item {
  readonly mark?: Mark;
  readonly text: readonly Span[];
  /** Why it deserves attention. */
  readonly flags?: readonly string[];
  readonly items?: readonly Item[];
  /** Names that would make the line too long. */
  readonly names?: { readonly title: string; readonly names: readonly string[] };
  /** A policy's difference. */
  readonly diff?: readonly PolicyLine[];
}

/** So many accounts or principals are named in a line; of more, the number. */
export const namedAccounts = 8;

/** What is said of accounts, by name where they are few. */
export function inAccounts(
  before: readonly Span[],
  accounts: readonly AccountRef[],
  labels: Labels,
): Pick<Item, "text" | "names"> {
  const names = accounts.map(labels.account);
  if (names.length <= namedAccounts) return { text: [...before, " in ", ...joined(names)] };
  const title = count(names.length, "account");
  return { text: [...before, ` in ${title}`], names: { title, names } };
}

function joined(names: readonly string[]): Span[] {
  return names.flatMap((name, index) => (index === 0 ? [{ name }] : [", ", { name }]));
}

/** A user or a group, as a line names it. */
export function principalSpans(principal: PrincipalName, labels: Labels): Span[] {
  return [`${typeWord(principal)} `, { name: labels.principal(principal) }];
}
