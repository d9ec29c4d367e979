import type { CheckedConfig } from "../config/checked-config";
import { matchesGlob } from "../organization/glob";
import type { AccountSelector } from "../organization/select-accounts";

/** What AWS has and the config does not, by AWS's own names. */
export interface Found {
  /** Name of the permission set. */
  readonly permissionSet: string;
  /** UserName or DisplayName; of a deleted principal its id. Unset: this is about the permission set itself. */
  readonly principal?: string;
  /** Unset: this is about the permission set itself. */
  readonly accountId?: string;
}

/** A rule of `ignore`, with its targets resolved. */
export interface IgnoredRule {
  readonly name: string;
  readonly permissionSets?: readonly string[];
  readonly principals?: readonly string[];
  readonly accountIds?: ReadonlySet<string>;
  readonly tags?: readonly string[];
}

/**
 * The rules of `ignore`, by name, with their targets resolved. Unlike what an entry gives access to, `"*"` and the other
 * targets cover the management account and accounts that are not ACTIVE, too: another tool may be at work there.
 */
export function resolveIgnore({ ignore }: CheckedConfig, selector: AccountSelector): readonly IgnoredRule[] {
  return [...ignore]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { accounts, ...rule }]) => ({
      ...rule,
      name,
      ...(accounts && { accountIds: selector.cover(accounts) }),
    }));
}

/**
 * The first rule that fits what was found, in all its parts; undefined where none does. A rule that names principals or
 * accounts says nothing of permission sets themselves.
 */
export function ruleFor(rules: readonly IgnoredRule[], found: Found): string | undefined {
  return rules.find((rule) => !rule.tags && fits(rule, found))?.name;
}

/** The first rule that ignores a tag of a permission set; undefined where none does. */
export function ruleForTag(
  rules: readonly IgnoredRule[],
  permissionSet: string,
  tag: string,
): string | undefined {
  return rules.find(
    ({ tags, permissionSets }) => tags && matches(tags, tag) && matches(permissionSets, permissionSet),
  )?.name;
}

function fits(
  { permissionSets, principals, accountIds }: IgnoredRule,
  { permissionSet, principal, accountId }: Found,
): boolean {
  return (
    matches(permissionSets, permissionSet) &&
    matches(principals, principal) &&
    (accountIds === undefined || (accountId !== undefined && accountIds.has(accountId)))
  );
}

function matches(patterns: readonly string[] | undefined, text: string | undefined): boolean {
  if (patterns === undefined) return true;
  return text !== undefined && patterns.some((pattern) => matchesGlob(pattern, text));
}
