import { compare } from "./compare";
import type { Snapshot, SnapshotAccount, SnapshotUnit } from "./snapshot";

/** A snapshot as text: the same tree is the same text, so that a diff shows what changed in the organization alone. */
export function formatSnapshot(snapshot: Snapshot): string {
  return `${JSON.stringify(sortSnapshot(snapshot), undefined, 2)}\n`;
}

/** Accounts and organizational units by name and then id, tags by key. */
export function sortSnapshot({
  version,
  takenAt,
  organizationId,
  managementAccountId,
  root,
}: Snapshot): Snapshot {
  return { version, takenAt, organizationId, managementAccountId, root: sortUnit(root) };
}

function sortUnit({ id, name, accounts, organizationalUnits }: SnapshotUnit): SnapshotUnit {
  return {
    id,
    name,
    accounts: [...accounts].sort(byName).map(sortAccount),
    organizationalUnits: [...organizationalUnits].sort(byName).map(sortUnit),
  };
}

function sortAccount({ id, name, state, tags }: SnapshotAccount): SnapshotAccount {
  const sorted = tags && Object.fromEntries(Object.entries(tags).sort(([a], [b]) => compare(a, b)));
  return { id, name, state, ...(sorted && { tags: sorted }) };
}

function byName(a: { name: string; id: string }, b: { name: string; id: string }): number {
  return compare(a.name, b.name) || compare(a.id, b.id);
}
