import type { IgnoreRule } from "../checked-config";
import type { Report } from "../problems/report";
import { checkTargets, type TargetsLeft } from "./check-targets";
import type { DeclaredKeys } from "./declared-keys";

type Patterns = readonly (string | undefined)[];

/** A rule, or what could be saved of one. */
interface IgnoreLeft {
  readonly permissionSets?: Patterns;
  readonly principals?: Patterns;
  readonly accounts?: TargetsLeft;
  readonly tags?: Patterns;
  readonly reason?: string;
}

const parts = ["permissionSets", "principals", "accounts", "tags"] as const;

/**
 * Checks one rule of `ignore`. A rule without a part, or with an empty one, would fit everything or nothing, and hide
 * from an audit what it is there to find.
 * @param written the rule as it was written; `spec` is without the settings that have the wrong form
 */
export function checkIgnore(
  key: string,
  spec: IgnoreLeft,
  written: unknown,
  declared: DeclaredKeys,
  report: Report,
): IgnoreRule {
  const path = ["ignore", key];
  const given = parts.filter((part) => (written as IgnoreLeft)[part] !== undefined);
  if (given.length === 0) report("ignores-nothing", path, {}, "key");
  for (const part of given) {
    const value: unknown = (written as IgnoreLeft)[part];
    if (Array.isArray(value) && value.length === 0) report("ignores-nothing", [...path, part], {}, "key");
  }
  if (given.includes("tags") && (given.includes("principals") || given.includes("accounts"))) {
    report("ignored-tags", [...path, "tags"], {}, "key");
  }
  return {
    permissionSets: present(spec.permissionSets),
    principals: present(spec.principals),
    accounts: spec.accounts && checkTargets(spec.accounts, [...path, "accounts"], declared, report),
    tags: present(spec.tags),
  };
}

function present(patterns: Patterns | undefined): readonly string[] | undefined {
  return patterns?.filter((pattern) => pattern !== undefined);
}
