import type { AccountLookup, CheckedConfig, Target } from "../config/checked-config";
import type { ConfigPath } from "../config/problems/problem";
import type { Report } from "../config/problems/report";
import { isToken } from "../config/tokens";
import type { Organization, OrganizationAccount } from "./organization";
import { describe, isExplicit, matchAccounts, type Leaf } from "./target-forms";

/** Answers which accounts targets mean. */
export interface AccountSelector {
  /** Ids of the accounts of an entry, sorted: what its targets select, less what is excepted. */
  readonly select: (
    targets: readonly Target[],
    except: readonly Target[],
    path: ConfigPath,
  ) => readonly string[];
  /**
   * Ids of every account that targets cover, whatever its state, the management account too: what is excepted, or where
   * something may never be.
   */
  readonly cover: (targets: readonly Target[]) => ReadonlySet<string>;
  /** Ids of the accounts that targets allow: the management account only where it is named. */
  readonly allow: (targets: readonly Target[]) => ReadonlySet<string>;
  /** The account's key in the config, else its name in the snapshot, else empty. */
  readonly nameOf: (accountId: string) => string;
  /** Says once, for all targets, which accounts were left out because they are not ACTIVE. */
  readonly reportInactive: () => void;
}

/**
 * Makes a selector for one config. Accounts that are not ACTIVE are never selected, and the management account only
 * where it is named by key or id: a wildcard must not reach it.
 */
export function accountSelector(
  config: Pick<CheckedConfig, "accounts" | "accountGroups">,
  organization: Organization | undefined,
  report: Report,
): AccountSelector {
  const idsByKey = new Map(
    [...config.accounts].map(([key, lookup]) => [key, idOf(key, lookup, organization, report)]),
  );
  const keysById = new Map(
    [...idsByKey].flatMap(([key, id]) => (id === undefined ? [] : [[id, key] as const])),
  );
  const leftOut = new Map<string, OrganizationAccount>();
  const matches = new Map<string, readonly string[] | undefined>();

  const leavesOf = (targets: readonly Target[]) => leaves(targets, config.accountGroups);

  /** Ids that a leaf matches, whatever their state; undefined where the leaf itself is wrong, which is reported. */
  const match = (leaf: Leaf): readonly string[] | undefined => {
    const name = JSON.stringify({ ...leaf, path: undefined });
    // What is wrong with a leaf is said at each of its places.
    if (matches.get(name) === undefined)
      matches.set(name, matchAccounts(leaf, { idsByKey, organization, report }));
    return matches.get(name);
  };

  const selectLeaf = (leaf: Leaf): readonly string[] | undefined => {
    const ids = match(leaf);
    if (ids === undefined) return undefined;
    return isExplicit(leaf)
      ? ids.filter((id) => isSelectable(id, leaf, organization, report))
      : selectPattern(leaf, ids);
  };

  const selectPattern = (leaf: Leaf, ids: readonly string[]): readonly string[] => {
    const members = ids.filter((id) => id !== organization?.managementAccountId);
    const active = members.filter((id) => organization?.accounts.get(id)?.state === "ACTIVE");
    if (active.length === 0)
      report("empty-target", leaf.path, { what: describe(leaf), reason: whyEmpty(ids, members) });
    for (const id of members) {
      const account = organization?.accounts.get(id);
      if (account && account.state !== "ACTIVE") leftOut.set(id, account);
    }
    return active;
  };

  const cover = (targets: readonly Target[]) => new Set(leavesOf(targets).flatMap(coverLeaf));

  const coverLeaf = (leaf: Leaf): readonly string[] => {
    const ids = match(leaf);
    if (ids?.length === 0) report("excepts-nothing", leaf.path, { what: describe(leaf) });
    return ids ?? [];
  };

  return {
    select: (targets, except, path) => {
      const found = leavesOf(targets).map((leaf) => ({ leaf, ids: selectLeaf(leaf) }));
      const excepted = cover(except);
      const selected = new Set(found.flatMap(({ ids }) => ids ?? []));
      const rest = [...selected].filter((id) => !excepted.has(id)).sort();
      const told = found.some(
        ({ leaf, ids }) => ids === undefined || (ids.length === 0 && !isExplicit(leaf)),
      );
      if (rest.length === 0 && found.length > 0 && !told) report("all-excepted", path, {}, "key");
      return rest;
    },
    cover,
    allow: (targets) =>
      new Set(
        leavesOf(targets).flatMap((leaf) =>
          (match(leaf) ?? []).filter((id) => isExplicit(leaf) || id !== organization?.managementAccountId),
        ),
      ),
    nameOf: (id) => keysById.get(id) ?? organization?.accounts.get(id)?.name ?? "",
    reportInactive: () => {
      const names = [...leftOut.values()].map(({ name }) => name).sort();
      if (names.length > 0) report("inactive-accounts", ["organization"], { names });
    },
  };
}

/** The targets behind account groups; a group that holds itself, which is reported elsewhere, ends there. */
function leaves(
  targets: readonly Target[],
  groups: CheckedConfig["accountGroups"],
  above: readonly string[] = [],
): readonly Leaf[] {
  return targets.flatMap((target) => {
    if (target.kind !== "group") return [target];
    return above.includes(target.key)
      ? []
      : leaves(groups.get(target.key) ?? [], groups, [...above, target.key]);
  });
}

function idOf(
  key: string,
  lookup: AccountLookup,
  organization: Organization | undefined,
  report: Report,
): string | undefined {
  if (lookup.by === "id") return lookup.id;
  const path = ["accounts", key];
  if (!organization) {
    report("needs-organization", path, { what: "an account by name" });
    return undefined;
  }
  const ids = organization.accountIdsByName.get(lookup.name) ?? [];
  if (ids.length === 1) return ids[0];
  if (ids.length > 1) report("ambiguous-account-name", path, { name: lookup.name, ids });
  else
    report("unknown-account-name", path, {
      name: lookup.name,
      known: [...organization.accountIdsByName.keys()],
    });
  return undefined;
}

/** Whether an account that is named by key or id can be assigned; what speaks against it is a warning. */
function isSelectable(
  id: string,
  leaf: Leaf,
  organization: Organization | undefined,
  report: Report,
): boolean {
  // Of an account that is yet to be created the snapshot can say nothing.
  if (!organization || isToken(id)) return true;
  const account = organization.accounts.get(id);
  if (!account) report("account-not-in-snapshot", leaf.path, { id });
  if (!account || account.state === "ACTIVE") return true;
  report("inactive-account", leaf.path, { name: account.name, state: account.state });
  return false;
}

function whyEmpty(ids: readonly string[], members: readonly string[]): string {
  if (ids.length === 0) return "no account matches it";
  if (members.length === 0)
    return "it matches the management account alone, which has to be named by key or id";
  return members.length === 1
    ? "the only account that matches is not ACTIVE"
    : `none of its ${members.length} accounts is ACTIVE`;
}
