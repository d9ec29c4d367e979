import { compare } from "../compare";
import { actionOf, isChanged, isKnownAction, type Plan } from "../read/plan";
import type { OtherChange } from "../review";
import { sameGrant, type PlannedAssignment } from "./assignments";
import { partTypes } from "./contents";
import { peopleTypes } from "./people-changes";

/** Types of resources whose changes have a place of their own in a review. */
const known = new Set([
  ...partTypes,
  ...peopleTypes,
  "aws_ssoadmin_permission_set",
  "aws_ssoadmin_account_assignment",
]);

/** Of so many resources of a type and action, the addresses are named. */
const named = 20;

/**
 * What changes and is shown nowhere else, by type and action: resources of other types, and account assignments of
 * which only settings change that concern nobody's access.
 */
export function otherChanges(plan: Plan, assignments: readonly PlannedAssignment[]): OtherChange[] {
  const settings = new Set(assignments.filter(changesOnlySettings).map(({ resource }) => resource));
  const groups = new Map<string, { type: string; action: string; addresses: string[] }>();
  for (const resource of plan.resources) {
    const { type, address } = resource;
    const action = actionOf(resource);
    const isShown = known.has(type) && isKnownAction(action) && !settings.has(resource);
    if (!isChanged(resource) || isShown) continue;
    const group = groups.get(`${type} ${action}`) ?? { type, action, addresses: [] };
    groups.set(`${type} ${action}`, group);
    group.addresses.push(address);
  }
  return [...groups.values()]
    .map(({ type, action, addresses }) => ({
      type,
      action,
      count: addresses.length,
      addresses: addresses.sort(compare).slice(0, named),
    }))
    .sort((a, b) => compare(a.type, b.type) || compare(a.action, b.action));
}

function changesOnlySettings({ resource, before, after }: PlannedAssignment): boolean {
  return (
    actionOf(resource) === "update" && before !== undefined && after !== undefined && sameGrant(before, after)
  );
}
