import { compareSnapshots } from "../../lib/organization/compare-snapshots";
import { formatSnapshot } from "../../lib/organization/format-snapshot";
import type { Snapshot, SnapshotAccount, SnapshotUnit } from "../../lib/organization/snapshot";
import { formatSnapshotDifferences } from "../../lib/review/snapshot-differences";

const account = (digit: number, more: Partial<SnapshotAccount> = {}): SnapshotAccount => ({
  id: String(digit).repeat(12),
  name: `account-${digit}`,
  state: "ACTIVE",
  ...more,
});
const unit = (
  digit: number,
  accounts: SnapshotAccount[],
  units: SnapshotUnit[] = [],
  name = `Unit ${digit}`,
) => ({
  id: `ou-ab12-${String(digit).repeat(8)}`,
  name,
  accounts,
  organizationalUnits: units,
});
const snapshot = (
  accounts: SnapshotAccount[],
  units: SnapshotUnit[],
  more: Partial<Snapshot> = {},
): Snapshot => ({
  version: 1,
  takenAt: "2026-11-22T08:00:00Z",
  organizationId: "o-a1b2c3d4e5",
  managementAccountId: "111111111111",
  root: { id: "r-ab12", name: "Root", accounts, organizationalUnits: units },
  ...more,
});
const before = snapshot(
  [account(1), account(2, { tags: { a: "1", b: "2" } })],
  [unit(1, [account(3)], [unit(2, [])])],
);

const differences = (after: Snapshot, tags = true) =>
  formatSnapshotDifferences(compareSnapshots(before, after, tags));

it("finds nothing where only the time and the order differ", () => {
  const after = snapshot(
    [account(2, { tags: { b: "2", a: "1" } }), account(1, { tags: {} })],
    [unit(1, [account(3)], [unit(2, [])])],
    { takenAt: "2027-01-01T00:00:00Z" },
  );
  expect(differences(after)).toBe("");
  expect(formatSnapshot({ ...after, takenAt: before.takenAt }).replace(/,\s+"tags": \{\}/, "")).toBe(
    formatSnapshot(before),
  );
});

it("names each account that came, went, moved, or is different", () => {
  const after = snapshot(
    [account(2, { name: "two", tags: { a: "1" } }), account(3, { state: "SUSPENDED" })],
    [unit(1, [account(4, { name: "\u001b[2Jfour" })], [unit(2, [])])],
  );
  expect(differences(after)).toBe(
    [
      '- account 111111111111 "account-1" in /',
      '~ account 222222222222 "two": was called "account-2"',
      '~ account 222222222222 "two": tags were {"a":"1","b":"2"}, are {"a":"1"}',
      '~ account 333333333333 "account-3": was ACTIVE, is SUSPENDED',
      '~ account 333333333333 "account-3": moved from Unit 1 to /',
      '+ account 444444444444 "\\u001b[2Jfour" in Unit 1',
    ].join("\n"),
  );
});

it("leaves tags out where they were not read", () => {
  expect(differences(snapshot([account(1), account(2)], [unit(1, [account(3)], [unit(2, [])])]), false)).toBe(
    "",
  );
});

it("reads a unit that was renamed as one, and its accounts as not moved", () => {
  const after = snapshot(
    [account(1), before.root.accounts[1]!],
    [unit(1, [account(3)], [unit(2, [])], "Renamed"), unit(5, [])],
  );
  expect(differences(after)).toBe(
    [
      "+ organizational unit Unit 5 (ou-ab12-55555555)",
      "~ organizational unit ou-ab12-11111111: was Unit 1, is Renamed",
      "~ organizational unit ou-ab12-22222222: was Unit 1/Unit 2, is Renamed/Unit 2",
    ].join("\n"),
  );
  expect(formatSnapshotDifferences(compareSnapshots(after, before, true))).toContain(
    "- organizational unit Unit 5 (ou-ab12-55555555)",
  );
});

it("says when it is another organization, or has another management account", () => {
  const after = { ...before, organizationId: "o-zzzzzzzzzz", managementAccountId: "222222222222" };
  expect(differences(after)).toBe(
    "~ the organization was o-a1b2c3d4e5, and is o-zzzzzzzzzz\n~ the management account was 111111111111, and is 222222222222",
  );
});
