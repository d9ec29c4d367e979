import type { Organization, OrganizationAccount, OrganizationUnit } from "../../organization/organization";
import type { PageAccount, PageUnit } from "./page-data";
import { shown } from "./shown";

/** Where accounts stand on a page. */
export interface Places {
  readonly units: readonly PageUnit[];
  readonly accounts: readonly PageAccount[];
  /** Indexes of accounts by id. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/**
 * The organization's tree for a page. Accounts that it does not know, and all of them where there is no snapshot, stand
 * in a unit of their own at the end.
 *
 * @param names the accounts that are assigned, by id: their keys in the config, or empty
 */
export function toPlaces(organization: Organization | undefined, names: ReadonlyMap<string, string>): Places {
  const units: PageUnit[] = [];
  const accounts: PageAccount[] = [];
  const root = organization?.units.get(organization.rootId);
  if (organization && root) {
    const below = groupByParent(organization);
    // A unit's own accounts come before the units below it, as in the snapshot.
    const add = (unit: OrganizationUnit, parent: number, above: string) => {
      const index = units.push(pageUnit(unit, parent, above)) - 1;
      for (const id of unit.accountIds) {
        const account = organization.accounts.get(id);
        if (account) accounts.push(pageAccount(account, index, names.get(id), organization));
      }
      for (const child of below.get(unit.id) ?? []) add(child, index, unit.path);
    };
    add(root, -1, "");
  }
  addStrangers(organization, names, units, accounts);
  return { units, accounts, indexOf: new Map(accounts.map(({ id }, index) => [id, index])) };
}

function groupByParent({ units }: Organization): ReadonlyMap<string, readonly OrganizationUnit[]> {
  const groups = new Map<string, OrganizationUnit[]>();
  for (const unit of units.values()) {
    const group = groups.get(unit.parentId ?? "");
    if (group) group.push(unit);
    else groups.set(unit.parentId ?? "", [unit]);
  }
  return groups;
}

/** A unit's name is what its path adds to that of the unit above. */
function pageUnit({ id, path }: OrganizationUnit, parent: number, above: string): PageUnit {
  if (parent < 0) return { id, name: "Root", parent };
  return { id, name: shown(above === "/" ? path : path.slice(above.length + 1)), parent };
}

function pageAccount(
  { id, name, state }: OrganizationAccount,
  unit: number,
  key: string | undefined,
  { managementAccountId }: Organization,
): PageAccount {
  return {
    id,
    name: shown(key || name),
    ...(key && key !== name && { awsName: shown(name) }),
    unit,
    ...(state !== "ACTIVE" && { state }),
    ...(id === managementAccountId && { management: true }),
  };
}

function addStrangers(
  organization: Organization | undefined,
  names: ReadonlyMap<string, string>,
  units: PageUnit[],
  accounts: PageAccount[],
): void {
  const strangers = [...names].filter(([id]) => !organization?.accounts.has(id));
  if (strangers.length === 0) return;
  const name = organization ? "Not in the snapshot" : "Accounts";
  const unit = units.push({ id: "", name, parent: -1 }) - 1;
  strangers.sort(([a, x], [b, y]) => compare(x, y) || compare(a, b));
  for (const [id, key] of strangers) accounts.push({ id, name: shown(key || id), unit });
}

/** By code units: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
