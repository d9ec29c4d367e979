import { controlTowerPermissionSets } from "../../../lib/config/limits";
import type { Seed } from "../../../lib/rehearsal";

type Row = NonNullable<Seed["accountAssignments"]>[number];

interface Numbers {
  readonly accountAssignments: number;
  readonly userShare: number;
  readonly deletedPrincipals: number;
}

interface Parts {
  readonly accounts: NonNullable<Seed["accounts"]>;
  readonly permissionSets: NonNullable<Seed["permissionSets"]>;
  readonly users: readonly { userName: string }[];
  readonly groups: readonly { displayName: string }[];
}

/**
 * Exactly as many different rows as asked for: those that deleted principals left, then groups in whole organizational
 * units, users one by one, and groups one by one. The last permission set stays without any.
 */
export function worldAssignments(numbers: Numbers, parts: Parts, next: () => number): Row[] {
  const { accountAssignments: count, userShare, deletedPrincipals } = numbers;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const { sets, ownSets, accountIds, units } = choices(parts);
  const aGroup = () => ({ principalType: "GROUP" as const, principal: pick(parts.groups).displayName });
  const aUser = () => ({ principalType: "USER" as const, principal: pick(parts.users).userName });
  const anywhere = () => ({ permissionSet: pick(sets), accountId: pick(accountIds) });

  const found = new Map<string, Row>();
  /** Adds what `make` returns until there are `upTo` rows, or no more to be found. */
  const fill = (upTo: number, make: () => Row[]) => {
    for (let turn = 0; found.size < upTo && turn < 20 * count; turn += 1)
      for (const row of make().slice(0, upTo - found.size)) found.set(JSON.stringify(row), row);
  };
  const rest = Math.max(0, count - deletedPrincipals);
  fill(count - rest, () => [{ ...deletedPrincipal(found.size), ...anywhere() }]);
  fill(count - Math.round(rest * Math.max(userShare, 0.2)), () => {
    const [group, permissionSet] = [aGroup(), pick(ownSets)];
    return pick(units).map((accountId) => ({ ...group, permissionSet, accountId }));
  });
  fill(found.size + Math.round(rest * userShare), () => [{ ...aUser(), ...anywhere() }]);
  fill(count, () => [{ ...aGroup(), ...anywhere() }]);
  if (found.size < count)
    throw new Error(
      `No room for ${count} account assignments: ask for more accounts, groups or permission sets.`,
    );
  return [...found.values()];
}

function choices({ accounts, permissionSets }: Parts) {
  const sets = permissionSets.slice(0, permissionSets.length > 1 ? -1 : undefined).map(({ name }) => name);
  const ownSets = sets.filter((name) => !controlTowerPermissionSets.some((other) => other === name));
  const units = new Map<string, string[]>();
  for (const { id, parent = "/" } of accounts) units.set(parent, [...(units.get(parent) ?? []), id]);
  // The root holds the management account, where nobody is assigned by a unit.
  units.delete("/");
  const accountIds = accounts.map(({ id }) => id);
  return { sets, ownSets, accountIds, units: units.size > 0 ? [...units.values()] : [accountIds] };
}

const deletedPrincipal = (turn: number) => ({
  principalType: turn % 2 === 0 ? ("USER" as const) : ("GROUP" as const),
  deletedPrincipalId: `0000dead00-0000dead-dead-4000-a000-${String(turn).padStart(12, "0")}`,
});
