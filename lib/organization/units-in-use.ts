import type { CheckedConfig, Target } from "../config/checked-config";
import type { Organization, OrganizationUnit } from "./organization";
import { partOfTree } from "./target-forms";

/** A part of the tree whose accounts decide what a config means. */
export interface UnitInUse {
  readonly unit: OrganizationUnit;
  /** Whether the units below it count too. */
  readonly recursive: boolean;
}

/**
 * The units whose accounts a config's targets depend on, none below another: the root where a target is a tag, a name
 * or all accounts. Sorted by path.
 */
export function unitsInUse(config: CheckedConfig, organization: Organization): readonly UnitInUse[] {
  const named = namedUnits(config, organization);
  const whole = new Set(named.filter(({ recursive }) => recursive).map(({ id }) => id));
  const uncovered = named.filter(
    ({ id, recursive }) => !ancestors(id, organization, !recursive).some((above) => whole.has(above)),
  );
  const distinct = new Map(uncovered.map(({ id, recursive }) => [id, recursive]));
  return [...distinct]
    .flatMap(([id, recursive]) => {
      const unit = organization.units.get(id);
      return unit ? [{ unit, recursive }] : [];
    })
    .sort((a, b) => (a.unit.path < b.unit.path ? -1 : 1));
}

function namedUnits(config: CheckedConfig, organization: Organization) {
  return [...targetsOf(config)].flatMap((target) => {
    // What a group stands for is among the targets, too.
    const part = target.kind === "group" ? undefined : partOfTree(target, organization);
    return part ? [part] : [];
  });
}

function* targetsOf({ assignments, accountGroups }: CheckedConfig): Generator<Target> {
  for (const { accounts, except } of assignments.values()) yield* [...accounts, ...except];
  for (const targets of accountGroups.values()) yield* targets;
}

/** Ids of the units above one; with itself where `self`. */
function ancestors(id: string, { units }: Organization, self: boolean): string[] {
  const above: string[] = self ? [id] : [];
  for (let at = units.get(id)?.parentId; at !== undefined; at = units.get(at)?.parentId) above.push(at);
  return above;
}
