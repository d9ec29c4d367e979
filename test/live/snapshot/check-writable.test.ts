import { checkWritable } from "../../../lib/live/snapshot/check-writable";
import type { Snapshot } from "../../../lib/organization/snapshot";

const tree = (name: string): Snapshot => ({
  version: 1,
  takenAt: "2026-11-22T08:00:00Z",
  organizationId: "o-a1b2c3d4e5",
  managementAccountId: "111111111111",
  root: {
    id: "r-ab12",
    name: "Root",
    accounts: [{ id: "111111111111", name: "management", state: "ACTIVE" }],
    organizationalUnits: [{ id: "ou-ab12-11111111", name, accounts: [], organizationalUnits: [] }],
  },
});

it("lets a tree pass that a config can name", () => {
  expect(() => checkWritable(tree("Workloads"))).not.toThrow();
});

it("names a unit whose name would be a path", () => {
  expect(() => checkWritable(tree("Dev/Test"))).toThrow(
    'Rename "Dev/Test" (ou-ab12-11111111) in AWS Organizations, and run this again; nothing was written.',
  );
});

it("refuses what is no tree of AWS's", () => {
  const snapshot = tree("Workloads");
  const odd = {
    ...snapshot,
    root: { ...snapshot.root, accounts: [{ ...snapshot.root.accounts[0]!, id: "1" }] },
  };
  expect(() => checkWritable(odd)).toThrow(
    /^AWS described an organization that cannot be:\n  is "1"; allowed: 12 digits/,
  );
});
