import type { Snapshot, SnapshotUnit } from "../organization/snapshot";

/** How large an organization is: `60 accounts, 1 organizational unit`. */
export function describeSnapshot(snapshot: Snapshot): string {
  const { accounts, units } = countSnapshot(snapshot);
  return `${accounts} ${accounts === 1 ? "account" : "accounts"}, ${units} organizational ${units === 1 ? "unit" : "units"}`;
}

/** Accounts, and organizational units without the root. */
export function countSnapshot({ root }: Snapshot): { readonly accounts: number; readonly units: number } {
  const unitsOf = (unit: SnapshotUnit): SnapshotUnit[] => [
    unit,
    ...unit.organizationalUnits.flatMap(unitsOf),
  ];
  const units = unitsOf(root);
  return { accounts: units.reduce((sum, { accounts }) => sum + accounts.length, 0), units: units.length - 1 };
}
