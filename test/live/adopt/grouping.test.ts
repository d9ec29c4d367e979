import fc from "fast-check";
import { toOrganization } from "../../../lib/organization/organization";
import { unitCoverer } from "../../../lib/live/adopt/grouping/cover-accounts";
import { entryNames } from "../../../lib/live/adopt/grouping/entry-names";
import {
  groupRows,
  groupRowsByPrincipal,
  type Box,
  type Cell,
} from "../../../lib/live/adopt/grouping/group-rows";

const cellsOf = (boxes: readonly Box[]): string[] =>
  boxes
    .flatMap(({ principals, permissionSets, targets }) =>
      principals.flatMap((principal) =>
        permissionSets.flatMap((permissionSet) =>
          targets.map((target) => JSON.stringify([principal, permissionSet, target])),
        ),
      ),
    )
    .sort();
const pairOf = ({ principal, permissionSet }: Cell) => `${principal} ${permissionSet}`;
const some = (prefix: string) => fc.integer({ min: 0, max: 6 }).map((number) => `${prefix}${number}`);
const cells = fc.uniqueArray(
  fc.record({ principal: some("p"), permissionSet: some("s"), target: some("t") }),
  { selector: (cell) => JSON.stringify(cell), maxLength: 120 },
);
const product = (principals: string[], permissionSets: string[], targets: string[]): Cell[] =>
  principals.flatMap((principal) =>
    permissionSets.flatMap((permissionSet) =>
      targets.map((target) => ({ principal, permissionSet, target })),
    ),
  );

describe("boxes", () => {
  it("hold every cell exactly once, in fewer boxes than there are pairs of a principal and a permission set", () => {
    fc.assert(
      fc.property(cells, (all) => {
        for (const group of [groupRows, groupRowsByPrincipal]) {
          const boxes = group(all);
          expect(cellsOf(boxes)).toEqual(
            all
              .map(({ principal, permissionSet, target }) =>
                JSON.stringify([principal, permissionSet, target]),
              )
              .sort(),
          );
          expect(boxes.length).toBeLessThanOrEqual(new Set(all.map(pairOf)).size);
        }
      }),
    );
  });

  it("are the same whatever the order of the cells", () => {
    fc.assert(
      fc.property(cells, fc.infiniteStream(fc.nat()), (all, order) => {
        const numbers = [...order.take(all.length)];
        const shuffled = all
          .map((cell, index) => ({ cell, at: numbers[index]! }))
          .sort((a, b) => a.at - b.at)
          .map(({ cell }) => cell);
        expect(groupRows(shuffled)).toEqual(groupRows(all));
      }),
    );
  });

  it("are the entries that somebody wrote, where these have no principal and permission set in common", () => {
    const written = [
      product(["developers", "operators"], ["Developer", "Reader"], ["dev", "test"]),
      product(["auditors"], ["Auditor", "Billing"], ["dev", "prod", "test"]),
      product(["operators"], ["Operator"], ["prod"]),
    ];
    expect(groupRows(written.flat())).toHaveLength(3);
  });

  it("hold every cell of 50,000, too", () => {
    const many = Array.from({ length: 50_000 }, (_, n) => ({
      principal: `p${n % 211}`,
      permissionSet: `s${n % 60}`,
      target: `t${(n * 7919) % 997}`,
    }));
    expect(new Set(cellsOf(groupRows(many))).size).toBe(
      new Set(many.map((cell) => JSON.stringify(cell))).size,
    );
  });
});

const account = (id: number, state: "ACTIVE" | "SUSPENDED" = "ACTIVE") => ({
  id: String(id).padStart(12, "0"),
  name: `account ${id}`,
  state,
});
const unit = (id: number, name: string, accounts: ReturnType<typeof account>[], below: object[] = []) => ({
  id: `ou-ab12-${String(id).padStart(8, "0")}`,
  name,
  accounts,
  organizationalUnits: below as never[],
});
const organization = toOrganization({
  version: 1,
  takenAt: "2026-11-22T08:00:00Z",
  organizationId: "o-a1b2c3d4e5",
  managementAccountId: account(1).id,
  root: {
    id: "r-ab12",
    name: "Root",
    accounts: [account(1)],
    organizationalUnits: [
      unit(
        1,
        "Workloads",
        [account(2), account(3)],
        [unit(2, "Prod", [account(4), account(5, "SUSPENDED"), account(6)])],
      ),
      unit(3, "Only", [account(7)]),
      unit(4, "Above", [], [unit(5, "Below", [account(8), account(9)])]),
    ],
  },
});
const cover = (...numbers: number[]) => {
  const { units, accountIds } = unitCoverer(organization)(
    new Set(numbers.map((number) => account(number).id)),
  );
  return [
    ...units.map(({ unit: { path }, recursive }) => `${path}${recursive ? "" : " alone"}`),
    ...accountIds.map(Number),
  ];
};

describe("the units that a set of accounts covers", () => {
  it("are the whole ones, whatever is suspended in them", () => {
    expect(cover(2, 3, 4, 6)).toEqual(["Workloads"]);
    expect(cover(4, 6, 2)).toEqual(["Workloads/Prod", 2]);
  });

  it("stand by themselves where what is below is not covered", () => {
    expect(cover(2, 3, 4)).toEqual(["Workloads alone", 4]);
  });

  it("are the lowest of those with the same accounts, and none of one account", () => {
    expect(cover(8, 9, 7)).toEqual(["Above/Below", 7]);
  });

  it("are the root without the management account, which is named by itself", () => {
    expect(cover(2, 3, 4, 6, 7, 8, 9)).toEqual(["/"]);
    expect(cover(1, 2, 3, 4, 6, 7, 8, 9)).toEqual(["/", 1]);
  });
});

describe("names of entries", () => {
  it("say who gets what, and where only if that tells two of them apart", () => {
    const entry = (target: string, set = "Reader") => ({
      principals: ["Platform Engineers"],
      permissionSets: [set],
      targets: [target],
    });
    expect(entryNames([entry("prod"), entry("dev"), entry("dev", "Admin")])).toEqual([
      "platform-engineers-reader-in-prod",
      "platform-engineers-reader-in-dev",
      "platform-engineers-admin",
    ]);
    expect(entryNames([entry("a"), entry("a")])).toEqual([
      "platform-engineers-reader-in-a",
      "platform-engineers-reader-in-a-2",
    ]);
  });
});
