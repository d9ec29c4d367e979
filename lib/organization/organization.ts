import type { Snapshot, SnapshotAccount, SnapshotUnit } from "./snapshot";

/** An account of the organization. */
export interface OrganizationAccount {
  readonly id: string;
  readonly name: string;
  readonly state: SnapshotAccount["state"];
  readonly tags: Readonly<Record<string, string>>;
}

/** The root or an organizational unit. */
export interface OrganizationUnit {
  readonly id: string;
  /** Names from the root, joined by `/`; the root itself is `/`. */
  readonly path: string;
  /** The unit above; undefined for the root. */
  readonly parentId?: string;
  /** Ids of the accounts that lie directly in it. */
  readonly accountIds: readonly string[];
  /** Ids of all accounts below it, at any depth. */
  readonly allAccountIds: readonly string[];
}

/** The organization's tree, made ready for questions. */
export interface Organization {
  readonly id: string;
  readonly managementAccountId: string;
  readonly rootId: string;
  readonly accounts: ReadonlyMap<string, OrganizationAccount>;
  /** Root and organizational units by id. */
  readonly units: ReadonlyMap<string, OrganizationUnit>;
  /** Ids of root and organizational units by path. */
  readonly unitIdsByPath: ReadonlyMap<string, string>;
  /** Ids of accounts by name; names need not be unique. */
  readonly accountIdsByName: ReadonlyMap<string, readonly string[]>;
}

/** Indexes a snapshot. */
export function toOrganization(snapshot: Snapshot): Organization {
  const accounts = new Map<string, OrganizationAccount>();
  const units = new Map<string, OrganizationUnit>();
  addUnit(snapshot.root, "/", undefined, accounts, units);
  return {
    id: snapshot.organizationId,
    managementAccountId: snapshot.managementAccountId,
    rootId: snapshot.root.id,
    accounts,
    units,
    unitIdsByPath: new Map([...units.values()].map(({ id, path }) => [path, id])),
    accountIdsByName: groupByName(accounts),
  };
}

function addUnit(
  { id, accounts: own, organizationalUnits }: SnapshotUnit,
  path: string,
  parentId: string | undefined,
  accounts: Map<string, OrganizationAccount>,
  units: Map<string, OrganizationUnit>,
): readonly string[] {
  for (const account of own) accounts.set(account.id, { ...account, tags: account.tags ?? {} });
  const accountIds = own.map((account) => account.id);
  const below = organizationalUnits.flatMap((unit) =>
    addUnit(unit, path === "/" ? unit.name : `${path}/${unit.name}`, id, accounts, units),
  );
  const allAccountIds = [...accountIds, ...below];
  units.set(id, { id, path, parentId, accountIds, allAccountIds });
  return allAccountIds;
}

function groupByName(
  accounts: ReadonlyMap<string, OrganizationAccount>,
): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const { id, name } of accounts.values()) byName.set(name, [...(byName.get(name) ?? []), id]);
  return byName;
}
