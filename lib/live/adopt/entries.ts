import type { AssignmentSpec, TargetSpec } from "../../config/schema";
import type { Organization } from "../../organization/organization";
import { unitIdOf } from "../../organization/select-accounts";
import { principalKey, type InstanceState, type LiveAccountAssignment } from "../instance";
import { unitCoverer, type CoveringUnit } from "./grouping/cover-accounts";
import { entryNames, few } from "./grouping/entry-names";
import { groupRows, groupRowsByPrincipal, type Box, type Cell } from "./grouping/group-rows";
import { keysFor } from "./keys";
import type { Known } from "./known";

/** The keys that entries refer to. */
export interface EntryKeys {
  /** By `principalKey`. */
  readonly principals: ReadonlyMap<string, string>;
  /** By ARN. */
  readonly permissionSets: ReadonlyMap<string, string>;
}

export interface AdoptedEntries {
  /** Ids of the accounts that entries name, by new keys. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly accountGroups: ReadonlyMap<string, readonly TargetSpec[]>;
  readonly assignments: ReadonlyMap<string, AssignmentSpec>;
}

/** Targets that several entries share are worth a name of their own from this many on. */
const leastShared = 3;

/**
 * Groups account assignments into few entries, whose targets are organizational units where these are covered exactly,
 * and accounts by name.
 */
export function adoptEntries(
  rows: readonly LiveAccountAssignment[],
  state: InstanceState,
  keys: EntryKeys,
  known: Known,
  { organization, perPrincipal }: { readonly organization?: Organization; readonly perPrincipal?: boolean },
): AdoptedEntries {
  const { cells, units, accountIds } = toCells(rows, organization);
  const boxes = perPrincipal ? groupRowsByPrincipal(cells) : groupRows(cells);
  const accounts = accountKeys(accountIds, state, organization, known);
  const targetOf = (target: string): FoundTarget => {
    const unit = units.get(target);
    if (unit) return unitTarget(unit, organization!);
    const key = accounts.get(target)!;
    return { spec: key, words: key };
  };
  const groups = sharedTargets(boxes, [...accounts.values(), ...known.accountKeys], targetOf);
  const entries = boxes.map((box) => toEntry(box, keys, groups, targetOf));
  const names = entryNames(
    entries.map(({ words }) => words),
    known.entryNames,
  );
  return {
    accounts: new Map([...accounts].flatMap(([id, key]) => (known.accounts.has(id) ? [] : [[key, id]]))),
    accountGroups: new Map([...groups.values()].map(({ key, targets }) => [key, targets])),
    assignments: new Map(entries.map(({ spec }, index) => [names[index]!, spec])),
  };
}

/** Every pair of a principal and a permission set with the targets that cover its accounts exactly. */
function toCells(rows: readonly LiveAccountAssignment[], organization: Organization | undefined) {
  const pairs = new Map<string, { row: LiveAccountAssignment; accountIds: Set<string> }>();
  for (const row of rows) {
    const pair = `${row.principalType} ${row.principalId} ${row.permissionSetArn}`;
    const known = pairs.get(pair);
    if (known) known.accountIds.add(row.accountId);
    else pairs.set(pair, { row, accountIds: new Set([row.accountId]) });
  }
  const cover = unitCoverer(organization);
  const covers = new Map<string, ReturnType<typeof cover>>();
  const units = new Map<string, CoveringUnit>();
  const accountIds = new Set<string>();
  const cells: Cell[] = [];
  for (const { row, accountIds: own } of pairs.values()) {
    const name = [...own].sort().join();
    const covered = covers.get(name) ?? cover(own);
    covers.set(name, covered);
    const principal = principalKey(row.principalType, row.principalId);
    const add = (target: string) => cells.push({ principal, permissionSet: row.permissionSetArn, target });
    for (const covering of covered.units) {
      const target = `${covering.unit.id}${covering.recursive ? "" : " alone"}`;
      units.set(target, covering);
      add(target);
    }
    for (const id of covered.accountIds) {
      accountIds.add(id);
      add(id);
    }
  }
  return { cells, units, accountIds };
}

function accountKeys(
  ids: ReadonlySet<string>,
  { accounts }: InstanceState,
  organization: Organization | undefined,
  known: Known,
): ReadonlyMap<string, string> {
  const fresh = [...ids].filter((id) => !known.accounts.has(id));
  const named = fresh.map((id) => ({
    id,
    name: organization?.accounts.get(id)?.name ?? accounts.get(id)?.name ?? "",
  }));
  const keys = keysFor(named, known.accountKeys);
  return new Map([...ids].map((id) => [id, known.accounts.get(id) ?? keys.get(id)!]));
}

/** A unit by its path, where the path means it and no other. */
function unitTarget(
  { unit: { id, path }, recursive }: CoveringUnit,
  organization: Organization,
): FoundTarget {
  if (path === "/" && recursive) return { spec: "*", words: "all" };
  const ou = unitIdOf(path, organization) === id ? path : id;
  const words = path === "/" ? "root" : path;
  return recursive ? { spec: { ou }, words } : { spec: { ou, recursive: false }, words: `${words} alone` };
}

/** A target as a config says it, and as names tell it. */
interface FoundTarget {
  readonly spec: TargetSpec;
  readonly words: string;
}

type TargetOf = (target: string) => FoundTarget;

interface SharedTargets {
  readonly key: string;
  readonly targets: readonly TargetSpec[];
}

/** Lists of targets that more than one entry has, by the list. */
function sharedTargets(
  boxes: readonly Box[],
  taken: readonly string[],
  targetOf: TargetOf,
): ReadonlyMap<string, SharedTargets> {
  const uses = new Map<string, { readonly targets: readonly string[]; count: number }>();
  for (const { targets } of boxes) {
    const use = uses.get(targets.join()) ?? { targets, count: 0 };
    use.count += 1;
    uses.set(targets.join(), use);
  }
  const shared = [...uses].filter(([, { targets, count }]) => targets.length >= leastShared && count > 1);
  const used = new Set(taken);
  return new Map(
    shared.map(([list, { targets }]) => {
      const found = sortedTargets(targets, targetOf);
      const base = few(found.map(({ words }) => words));
      let [key, number] = [base, 1];
      while (used.has(key)) key = `${base}-${(number += 1)}`;
      used.add(key);
      return [list, { key, targets: found.map(({ spec }) => spec) }];
    }),
  );
}

/** Units first, then accounts, each by name. */
function sortedTargets(targets: readonly string[], targetOf: TargetOf): FoundTarget[] {
  const isAccount = ({ spec }: FoundTarget) => Number(typeof spec === "string" && spec !== "*");
  return targets
    .map(targetOf)
    .sort((a, b) => isAccount(a) - isAccount(b) || (a.words < b.words ? -1 : a.words > b.words ? 1 : 0));
}

function toEntry(
  { principals, permissionSets, targets }: Box,
  keys: EntryKeys,
  groups: ReadonlyMap<string, SharedTargets>,
  targetOf: TargetOf,
) {
  const of = (type: string) =>
    principals
      .filter((principal) => principal.startsWith(`${type} `))
      .map((principal) => keys.principals.get(principal)!)
      .sort();
  const [groupKeys, userKeys] = [of("GROUP"), of("USER")];
  const sets = permissionSets.map((arn) => keys.permissionSets.get(arn)!).sort();
  const found = sortedTargets(targets, targetOf);
  const shared = groups.get(targets.join());
  const spec: AssignmentSpec = {
    ...(groupKeys.length > 0 && { groups: groupKeys }),
    ...(userKeys.length > 0 && { users: userKeys }),
    permissionSets: sets,
    accounts: shared ? [shared.key] : found.map((target) => target.spec),
  };
  const words = {
    principals: [...groupKeys, ...userKeys],
    permissionSets: sets,
    targets: shared ? [shared.key] : found.map((target) => target.words),
  };
  return { spec, words };
}
