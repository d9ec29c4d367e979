import type { Seed } from "../../../lib/rehearsal";

type Accounts = NonNullable<Seed["accounts"]>;

const unit = (
  id: number,
  name: string,
  organizationalUnits: NonNullable<Seed["organizationalUnits"]> = [],
) => ({
  id: `ou-ab12-${String(id).padStart(8, "0")}`,
  name,
  organizationalUnits,
});

const organizationalUnits = [
  unit(1, "Security"),
  unit(2, "Infrastructure", [unit(3, "Prod"), unit(4, "Test")]),
  unit(5, "Workloads", [
    unit(6, "Prod", [unit(7, "Shop"), unit(8, "Data")]),
    unit(9, "Test"),
    unit(10, "Dev", [unit(11, "Shop"), unit(12, "Data")]),
  ]),
  unit(13, "Sandbox"),
  unit(14, "Suspended"),
];

/** Where accounts are put, with how many of 100. */
const places: readonly (readonly [string, number])[] = [
  ["/", 2],
  ["Security", 4],
  ["Infrastructure", 2],
  ["Infrastructure/Prod", 8],
  ["Infrastructure/Test", 6],
  ["Workloads", 3],
  ["Workloads/Prod", 5],
  ["Workloads/Prod/Shop", 14],
  ["Workloads/Prod/Data", 12],
  ["Workloads/Test", 14],
  ["Workloads/Dev", 4],
  ["Workloads/Dev/Shop", 9],
  ["Workloads/Dev/Data", 7],
  ["Sandbox", 7],
  ["Suspended", 3],
];

/** Organizational units three levels deep, and `count` accounts in them; three of a hundred are suspended. */
export function worldOrganization(count: number, managementAccountId: string, next: () => number) {
  const accounts: Accounts = [
    { id: managementAccountId, name: "management", parent: "/", tags: { env: "management" } },
  ];
  for (let i = 1; i < count; i += 1) {
    const parent = placeAt(i % 100);
    accounts.push({
      id: String(200_000_000_000 + i * 104_729),
      // AWS lets two accounts have one name.
      name: i === 7 ? accounts[6]!.name : nameOf(parent, i),
      email: `aws+${i}@example.com`,
      parent,
      state: parent === "Suspended" ? "SUSPENDED" : "ACTIVE",
      tags: { env: envOf(parent), team: ["a", "b", "c", "d"][Math.floor(next() * 4)]! },
    });
  }
  return { organizationalUnits, accounts };
}

function placeAt(hundredth: number): string {
  // A stride that has no factor in common with 100 mixes the places, so that a small world has most of them.
  let left = (hundredth * 37) % 100;
  for (const [place, share] of places) {
    if (left < share) return place;
    left -= share;
  }
  return "/";
}

const nameOf = (parent: string, i: number) =>
  `${parent === "/" ? "root" : parent.toLowerCase().replaceAll("/", "-")}-${i}`;

const envOf = (parent: string) =>
  ["Prod", "Test", "Dev"].find((name) => parent.includes(name))?.toLowerCase() ?? "other";
