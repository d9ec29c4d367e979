import type { Organization, OrganizationUnit } from "../../../organization/organization";

/** A set of accounts, said in few words. */
export interface Cover {
  /** Units of which every account that a target can select is in the set; each account is in one of them at most. */
  readonly units: readonly CoveringUnit[];
  /** Ids of the accounts beside them, sorted. */
  readonly accountIds: readonly string[];
}

/** The root or an organizational unit, with all below it or by itself. */
export interface CoveringUnit {
  readonly unit: OrganizationUnit;
  readonly recursive: boolean;
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
    const taken: CoveringUnit[] = [];
    for (const { unit, recursive, selectable } of units) {
      if (selectable.length <= left.size && selectable.every((id) => left.has(id))) {
        taken.push({ unit, recursive });
        selectable.forEach((id) => left.delete(id));
      }
    }
    return { units: taken, accountIds: [...left].sort() };
  };
}

interface Candidate extends CoveringUnit {
  readonly selectable: readonly string[];
}

/** The units worth a target, those above before those below, and a whole one before its own accounts. */
function candidates({ units, accounts, managementAccountId }: Organization): readonly Candidate[] {
  const isSelectable = (id: string) => id !== managementAccountId && accounts.get(id)?.state === "ACTIVE";
  const whole = [...units.values()].map((unit): Candidate => ({
    unit,
    recursive: true,
    selectable: unit.allAccountIds.filter(isSelectable),
  }));
  const sizes = new Map(whole.map(({ unit, selectable }) => [unit.id, selectable.length]));
  const sameBelow = new Set(
    whole
      .filter(({ unit, selectable }) => sizes.get(unit.parentId ?? "") === selectable.length)
      .map(({ unit }) => unit.parentId),
  );
  const own = [...units.values()]
    .map((unit): Candidate => ({ unit, recursive: false, selectable: unit.accountIds.filter(isSelectable) }))
    // As many as with all below it: the unit itself says so.
    .filter(({ unit, selectable }) => selectable.length < sizes.get(unit.id)!);
  const depth = ({ unit: { path } }: Candidate) => (path === "/" ? 0 : path.split("/").length);
  return [...whole.filter(({ unit }) => !sameBelow.has(unit.id)), ...own]
    .filter(({ selectable }) => selectable.length > 1)
    .sort(
      (a, b) =>
        Number(b.recursive) - Number(a.recursive) ||
        depth(a) - depth(b) ||
        (a.unit.path < b.unit.path ? -1 : 1),
    );
}
