import { compare } from "./compare";
import { toOrganization, type Organization, type OrganizationUnit } from "./organization";
import type { Snapshot } from "./snapshot";

/** What differs between two snapshots. */
export type SnapshotDifference =
  | { readonly kind: "organization" | "management-account"; readonly before: string; readonly after: string }
  | {
      readonly kind: "account-added" | "account-removed";
      readonly id: string;
      readonly name: string;
      /** Path of the unit that it lies in. */
      readonly unit: string;
    }
  | {
      readonly kind: "account-renamed" | "account-moved" | "account-state" | "account-tags";
      readonly id: string;
      readonly name: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: "unit-added" | "unit-removed"; readonly id: string; readonly path: string }
  /** Renamed, or moved: its path is another. */
  | { readonly kind: "unit-path"; readonly id: string; readonly before: string; readonly after: string };

/**
 * What changed in an organization: by ids, so that a rename or a move reads as one. When a snapshot was taken and in
 * which order things stand means nothing. Tags are compared where both know them.
 */
export function compareSnapshots(
  before: Snapshot,
  after: Snapshot,
  tags: boolean,
): readonly SnapshotDifference[] {
  const [old, now] = [toOrganization(before), toOrganization(after)];
  return [
    ...changed("organization", old.id, now.id),
    ...changed("management-account", old.managementAccountId, now.managementAccountId),
    ...unitDifferences(old, now),
    ...accountDifferences(old, now, tags),
  ];
}

function changed(
  kind: "organization" | "management-account",
  before: string,
  after: string,
): SnapshotDifference[] {
  return before === after ? [] : [{ kind, before, after }];
}

function unitDifferences(old: Organization, now: Organization): SnapshotDifference[] {
  const [olds, news] = [byPath(old), byPath(now)];
  const removed = olds.filter(({ id }) => !now.units.has(id));
  const added = news.filter(({ id }) => !old.units.has(id));
  return [
    ...removed.map(({ id, path }) => ({ kind: "unit-removed" as const, id, path })),
    ...added.map(({ id, path }) => ({ kind: "unit-added" as const, id, path })),
    ...news.flatMap(({ id, path }): SnapshotDifference[] => {
      const before = old.units.get(id)?.path;
      return before === undefined || before === path ? [] : [{ kind: "unit-path", id, before, after: path }];
    }),
  ];
}

function byPath({ units }: Organization): readonly OrganizationUnit[] {
  return [...units.values()].sort((a, b) => compare(a.path, b.path));
}

function accountDifferences(old: Organization, now: Organization, tags: boolean): SnapshotDifference[] {
  const [oldUnits, newUnits] = [unitsByAccount(old), unitsByAccount(now)];
  const removed = [...old.accounts.values()].filter(({ id }) => !now.accounts.has(id));
  const ofBoth = [...now.accounts.values()].flatMap(({ id, name, state, tags: newTags }) => {
    const before = old.accounts.get(id);
    const [from, to] = [oldUnits.get(id), newUnits.get(id)];
    if (!before) return [{ kind: "account-added" as const, id, name, unit: to?.path ?? "/" }];
    const differences: [
      Extract<SnapshotDifference, { name: string; before: string }>["kind"],
      string,
      string,
    ][] = [
      ["account-renamed", before.name, name],
      ["account-state", before.state, state],
    ];
    // By the unit's id: a unit that was renamed has not lost its accounts.
    if (from?.id !== to?.id) differences.push(["account-moved", from?.path ?? "/", to?.path ?? "/"]);
    if (tags) differences.push(["account-tags", tagText(before.tags), tagText(newTags)]);
    return differences
      .filter(([, a, b]) => a !== b)
      .map(([kind, a, b]): SnapshotDifference => ({ kind, id, name, before: a, after: b }));
  });
  return [
    ...removed.map(({ id, name }) => ({
      kind: "account-removed" as const,
      id,
      name,
      unit: oldUnits.get(id)?.path ?? "/",
    })),
    ...ofBoth,
  ];
}

function unitsByAccount({ units }: Organization): ReadonlyMap<string, OrganizationUnit> {
  return new Map([...units.values()].flatMap((unit) => unit.accountIds.map((id) => [id, unit] as const)));
}

/** Tags in one order, so that equal ones are equal texts. */
function tagText(tags: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(tags).sort(([a], [b]) => compare(a, b));
  return JSON.stringify(Object.fromEntries(sorted));
}
