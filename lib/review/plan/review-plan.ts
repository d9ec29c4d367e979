import type { Access } from "../../access/access";
import { formatPath } from "../../config/problems/problem";
import { accessChanges } from "./changes/access-changes";
import { plannedAssignments } from "./changes/assignments";
import {
  administrationOf,
  contentsOf,
  type AdministrationJudge,
  type SetContents,
  type When,
} from "./changes/contents";
import { otherChanges } from "./changes/other-changes";
import { membershipChanges, principalChanges } from "./changes/people-changes";
import { permissionSetChanges } from "./changes/permission-set-changes";
import { compare } from "./compare";
import { namesOf } from "./names/names";
import type { KnownPermissionSet } from "./names/permission-sets";
import type { Plan, PlannedResource } from "./read/plan";
import type { AccessChange, Administration, Review, ReviewCounts, ReviewWarning } from "./review";

/** What is known besides the plan. */
export interface ReviewContext {
  /** What the access config means that the plan was made from; without it, names and entries come from the plan alone. */
  readonly access?: Access;
  /** What is left to people, sentences that end the review. */
  readonly notes?: readonly string[];
}

type Reasons = readonly string[];

/** Reviews a plan: who gains and loses access, and what becomes of the permission sets. Pure; same arguments, same result. */
export function reviewPlan(plan: Plan, { access, notes = [] }: ReviewContext = {}): Review {
  const names = namesOf(plan, access);
  const assignments = plannedAssignments(plan, names);
  const contents = contentsOf(plan, names);
  const judge = administrationJudge(contents, access);
  const isAdministrative = (set: KnownPermissionSet, when: When) => judge(set, when).length > 0;
  const { managementAccountId } = names.accounts;
  const changes = accessChanges(assignments, {
    isAdministrative,
    managementAccountId,
    plan,
    access,
    keyOf: names.principals.keyOf,
  });
  const shown = {
    access: changes,
    permissionSets: permissionSetChanges(contents.values(), assignments, judge),
    principals: principalChanges(plan, names),
    memberships: membershipChanges(plan, names, assignments, isAdministrative),
  };
  const parts = {
    ...shown,
    administration: administrationsOf(shown, contents.keys(), judge),
    other: otherChanges(plan, assignments),
    warnings: access ? warningsOf(access) : [],
    notes: [...strangersNote(changes, access), ...notes],
  };
  const turned = assignments.filter(
    ({ before, after }) =>
      before && after && isAdministrative(after.set, "after") && !isAdministrative(before.set, "before"),
  ).length;
  const held = assignments.filter(({ before }) => before).length;
  return { counts: countsOf(plan, parts, { held, turned }), ...parts };
}

/** Asks for each permission set and time once: policies are read at length. */
function administrationJudge(
  contents: ReadonlyMap<KnownPermissionSet, SetContents>,
  access: Access | undefined,
): AdministrationJudge {
  const known = {
    before: new Map<KnownPermissionSet, Reasons>(),
    after: new Map<KnownPermissionSet, Reasons>(),
  };
  return (set, when) => {
    const item = contents.get(set);
    const declared =
      access?.config.permissionSets.get(set.key ?? "")?.privileged === true && existsAt(set, when);
    const reasons = known[when].get(set) ?? [
      ...(declared ? ["the access config declares it privileged"] : []),
      ...(item ? administrationOf(item, item[when]) : []),
    ];
    known[when].set(set, reasons);
    return reasons;
  };
}

function existsAt({ resource }: KnownPermissionSet, when: When): boolean {
  return !resource || resource[when] !== undefined;
}

type Parts = Omit<Review, "counts">;

function administrationsOf(
  { access, memberships, permissionSets }: Pick<Review, "access" | "memberships" | "permissionSets">,
  sets: Iterable<KnownPermissionSet>,
  judge: AdministrationJudge,
): Administration[] {
  const mentioned = new Set([
    ...access.map(({ permissionSet }) => permissionSet),
    ...memberships.flatMap((membership) => membership.access.map(({ permissionSet }) => permissionSet)),
    ...permissionSets.map(({ permissionSet }) => permissionSet),
  ]);
  return [...sets]
    .filter(({ label }) => mentioned.has(label))
    .map((set) => ({
      permissionSet: set.label,
      reasons: [...new Set([...judge(set, "after"), ...judge(set, "before")])],
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => compare(a.permissionSet, b.permissionSet));
}

/** What deserves a look in the config; what is declared and not used concerns nobody's access. */
function warningsOf({ warnings }: Access): ReviewWarning[] {
  return warnings
    .filter(({ code }) => !code.startsWith("unused-"))
    .map(({ code, path, message }) => ({ code, path: formatPath(path), message }));
}

/** Access that the config does not give: the plan was made from another one, or changed on the way. */
function strangersNote(changes: readonly AccessChange[], access: Access | undefined): string[] {
  const strangers = changes.filter(({ change, entries }) => change !== "lost" && entries.length === 0).length;
  if (!access || strangers === 0) return [];
  return [
    `The access config that was read does not give ${strangers} of the account assignments that this plan grants: it is not the one that the plan was made from, or something else adds to the plan. Find out before you apply.`,
  ];
}

/** What is counted of the account assignments themselves, those included that stay as they are. */
interface AssignmentCounts {
  readonly held: number;
  /** Of those that stay, the ones that give administration only after the plan. */
  readonly turned: number;
}

function countsOf(plan: Plan, parts: Parts, { held, turned }: AssignmentCounts): ReviewCounts {
  const { access, permissionSets, principals, memberships, other, warnings } = parts;
  const changes = (test: (change: AccessChange) => boolean) => access.filter(test).length;
  const resources = (test: (resource: PlannedResource) => boolean) => plan.resources.filter(test).length;
  return {
    gained: changes(({ change }) => change === "gained"),
    lost: changes(({ change }) => change === "lost"),
    held,
    interrupted: changes(({ change }) => change === "interrupted"),
    administrationGained:
      changes(({ change, administration }) => change === "gained" && administration) + turned,
    administrationJoined: memberships.filter(
      ({ change, administration }) => change === "joined" && administration,
    ).length,
    managementAccount: changes(({ change, managementAccount }) => change !== "lost" && managementAccount),
    directUsers: changes(({ change, directUser }) => change === "gained" && directUser),
    permissionSets: permissionSets.length,
    principals: principals.length,
    memberships: memberships.length,
    other: other.reduce((sum, { count }) => sum + count, 0),
    moved: resources(({ previousAddress }) => previousAddress !== undefined),
    imported: resources(({ importing }) => importing),
    forgotten: resources(({ actions }) => actions.includes("forget")),
    outputs: [...plan.outputs.values()].filter((output) => output.changes).length,
    warnings: warnings.length,
  };
}

/** Whether a plan does anything at all. */
export function changesAnything({ counts }: Review): boolean {
  const { gained, lost, interrupted, permissionSets, principals, memberships, other } = counts;
  const { moved, imported, forgotten, outputs } = counts;
  const all = [gained, lost, interrupted, permissionSets, principals, memberships, other];
  return [...all, moved, imported, forgotten, outputs].some((count) => count > 0);
}
