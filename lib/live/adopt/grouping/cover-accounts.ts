import type { Organization, OrganizationUnit } from "../../../organization/organization";

/** A set of accounts, said in few words. */
export interface Cover {
  /** Organizational units of which every account that a target can select is in the set; none lies below another. */
  readonly units: readonly OrganizationUnit[];
  /** Ids of the accounts beside them, sorted. */
  readonly accountIds: readonly string[];
}

/**
 * Finds the organizational units that a set of accounts covers exactly: those of their accounts that are ACTIVE, the
 * management account aside. Units of one account say no less by its name. Of units with the same accounts the lowest is
 * taken: what comes into a unit later gets the access of the unit.
 */
export function unitCoverer(
  organization: Organization | undefined,
): (accountIds: ReadonlySet<string>) => Cover {
  const units = organization ? candidates(organization) : [];
  return (accountIds) => {
    const left = new Set(accountIds);
    const taken: OrganizationUnit[] = [];
    for (const { unit, selectable } of units) {
      if (selectable.length <= left.size && selectable.every((id) => left.has(id))) {
        taken.push(unit);
        selectable.forEach((id) => left.delete(id));
      }
    }
    return { units: taken, accountIds: [...left].sort() };
  };
}

interface Candidate {
  readonly unit: OrganizationUnit;
  readonly selectable: readonly string[];
}

/** The units worth a target, those above before those below. */
function candidates({ units, accounts, managementAccountId }: Organization): readonly Candidate[] {
  const all = [...units.values()].map((unit): Candidate => ({
    unit,
    selectable: unit.allAccountIds.filter(
      (id) => id !== managementAccountId && accounts.get(id)?.state === "ACTIVE",
    ),
  }));
  const sizes = new Map(all.map(({ unit, selectable }) => [unit.id, selectable.length]));
  const sameBelow = new Set(
    all
      .filter(({ unit, selectable }) => sizes.get(unit.parentId ?? "") === selectable.length)
      .map(({ unit }) => unit.parentId),
  );
  const depth = ({ path }: OrganizationUnit) => (path === "/" ? 0 : path.split("/").length);
  return all
    .filter(({ unit, selectable }) => selectable.length > 1 && !sameBelow.has(unit.id))
    .sort((a, b) => depth(a.unit) - depth(b.unit) || (a.unit.path < b.unit.path ? -1 : 1));
}
