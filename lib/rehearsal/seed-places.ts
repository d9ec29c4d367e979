import { base36 } from "./world/ids";
import type { Seed, SeedUnit } from "./seed";

/** An organizational unit of a seed, with the id that it gets. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** The names from the root, such as `Workloads/Prod`. */
  readonly path: string;
  readonly parentId: string;
}

/** The id of the organization. */
export const organizationIdOf = (seed: Seed) => seed.organization?.id ?? `o-${base36(10, "organization")}`;

/** The id of the root; without one its suffix is what the ids of organizational units carry, if any is given. */
export function rootIdOf(seed: Seed): string {
  if (seed.organization?.rootId !== undefined) return seed.organization.rootId;
  const given = firstId(seed.organizationalUnits ?? []);
  return `r-${given?.split("-")[1] ?? base36(4, "root", organizationIdOf(seed))}`;
}

/** Every organizational unit, parents first. */
export function placesOf(seed: Seed): Place[] {
  const rootId = rootIdOf(seed);
  const below = (units: SeedUnit[], parentId: string, parentPath: string): Place[] =>
    units.flatMap(({ id, name, organizationalUnits = [] }) => {
      const path = parentPath ? `${parentPath}/${name}` : name;
      const own = id ?? `ou-${rootId.slice(2)}-${base36(8, "organizational unit", path)}`;
      return [{ id: own, name, path, parentId }, ...below(organizationalUnits, own, path)];
    });
  return below(seed.organizationalUnits ?? [], rootId, "");
}

function firstId(units: SeedUnit[]): string | undefined {
  for (const { id, organizationalUnits = [] } of units) {
    const found = id ?? firstId(organizationalUnits);
    if (found) return found;
  }
  return undefined;
}
