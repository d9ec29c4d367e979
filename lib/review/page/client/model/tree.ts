import type { PageData } from "../../page-data";

/** A line of the tree. */
export interface TreeNode {
  readonly kind: "unit" | "account";
  /** Index of the unit or the account. */
  readonly index: number;
  /** 1 for the top. */
  readonly level: number;
  /** Place among those of the same parent, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Of a unit with something in it: whether that is shown. */
  readonly expanded?: boolean;
}

/** The organization's tree with, for every unit, which accounts lie in it and below. */
export interface Tree {
  /** Indexes of units by unit; those at the top under -1. */
  readonly unitsOf: ReadonlyMap<number, readonly number[]>;
  /** By unit: its own accounts. */
  readonly ownAccounts: readonly (readonly number[])[];
  /** By unit: its own accounts and all below. */
  readonly allAccounts: readonly (readonly number[])[];
}

export function toTree({ units, accounts }: PageData): Tree {
  const unitsOf = new Map<number, number[]>();
  units.forEach(({ parent }, index) => unitsOf.set(parent, [...(unitsOf.get(parent) ?? []), index]));
  const ownAccounts: number[][] = units.map(() => []);
  const allAccounts: number[][] = units.map(() => []);
  accounts.forEach(({ unit }, index) => {
    ownAccounts[unit]?.push(index);
    for (let above = unit; above >= 0; above = units[above]!.parent) allAccounts[above]!.push(index);
  });
  return { unitsOf, ownAccounts, allAccounts };
}

/**
 * The lines of the tree that are open.
 *
 * @param isOpen whether a unit shows what lies in it
 * @param isShown whether an account is shown; a unit is where one of its accounts is, or where `isShown` is left out
 */
export function treeNodes(
  tree: Tree,
  isOpen: (unit: number) => boolean,
  isShown?: (account: number) => boolean,
): TreeNode[] {
  const nodes: TreeNode[] = [];
  const addLevel = (parent: number, level: number) => {
    const own = (tree.ownAccounts[parent] ?? []).filter((account) => isShown?.(account) ?? true);
    const below = (tree.unitsOf.get(parent) ?? []).filter(
      (unit) => !isShown || tree.allAccounts[unit]!.some(isShown),
    );
    const siblings = own.length + below.length;
    own.forEach((index, place) =>
      nodes.push({ kind: "account", index, level, position: place + 1, siblings }),
    );
    below.forEach((index, place) => {
      const isEmpty = tree.ownAccounts[index]!.length === 0 && !tree.unitsOf.has(index);
      const expanded = isEmpty ? undefined : isOpen(index);
      nodes.push({ kind: "unit", index, level, position: own.length + place + 1, siblings, expanded });
      if (expanded) addLevel(index, level + 1);
    });
  };
  addLevel(-1, 1);
  return nodes;
}

export type Ticked = "true" | "false" | "mixed";

/** Whether all, none or some of the accounts are ticked. */
export function tickedState(accounts: readonly number[], ticked: ReadonlySet<number>): Ticked {
  if (ticked.size === 0 || accounts.length === 0) return "false";
  let count = 0;
  for (const account of accounts) if (ticked.has(account)) count += 1;
  return count === 0 ? "false" : count === accounts.length ? "true" : "mixed";
}

/** Ticks accounts, or unticks them where all of them are ticked. */
export function toggleTicked(accounts: readonly number[], ticked: ReadonlySet<number>): ReadonlySet<number> {
  const next = new Set(ticked);
  const untick = tickedState(accounts, ticked) === "true";
  for (const account of accounts) {
    if (untick) next.delete(account);
    else next.add(account);
  }
  return next;
}

/** The ticked accounts in as few words as possible: units of which all is ticked, and single accounts. */
export function summarizeTicked(
  tree: Tree,
  ticked: ReadonlySet<number>,
): { readonly units: readonly number[]; readonly accounts: readonly number[] } {
  const units: number[] = [];
  const accounts: number[] = [];
  const addLevel = (parent: number) => {
    for (const account of tree.ownAccounts[parent] ?? []) if (ticked.has(account)) accounts.push(account);
    for (const unit of tree.unitsOf.get(parent) ?? []) {
      const state = tickedState(tree.allAccounts[unit]!, ticked);
      if (state === "true") units.push(unit);
      else if (state === "mixed") addLevel(unit);
    }
  };
  if (ticked.size > 0) addLevel(-1);
  return { units, accounts };
}
