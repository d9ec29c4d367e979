import type { IgnoredCount } from "../../access/audit-report";
import { ruleFor, ruleForTag, type Found, type IgnoredRule } from "../../access/ignore";

/** Asks what is ignored, and counts it: what an audit leaves out must not be left out silently. */
export interface IgnoreCounter {
  readonly assignment: (found: Found) => boolean;
  readonly permissionSet: (name: string) => boolean;
  readonly tag: (permissionSet: string, tag: string) => boolean;
  readonly counts: () => readonly IgnoredCount[];
}

export function ignoreCounter(rules: readonly IgnoredRule[]): IgnoreCounter {
  const counts = new Map(
    rules.map(({ name }) => [name, { rule: name, accountAssignments: 0, permissionSets: 0, tags: 0 }]),
  );
  const count = (rule: string | undefined, what: "accountAssignments" | "permissionSets" | "tags") => {
    const counted = rule === undefined ? undefined : counts.get(rule);
    if (counted) counted[what] += 1;
    return rule !== undefined;
  };
  return {
    assignment: (found) => count(ruleFor(rules, found), "accountAssignments"),
    permissionSet: (permissionSet) => count(ruleFor(rules, { permissionSet }), "permissionSets"),
    tag: (permissionSet, tag) => count(ruleForTag(rules, permissionSet, tag), "tags"),
    counts: () => [...counts.values()],
  };
}
