import fs from "node:fs";
import path from "node:path";
import { readAccess, type Access } from "../../../lib/access/access";
import type { AccessConfig } from "../../../lib/config";

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/**
 * A big organization: 3,000 accounts in 30 units, each with sub-units of 20 accounts, and 50,000 account assignments of
 * 100 groups and 20 users. The snapshot is written into `folder`.
 */
export function bigAccess(folder: string): Access {
  const units = range(30).map((unit) => ({
    id: unitId(unit, 9),
    name: `Division ${unit}`,
    accounts: [],
    organizationalUnits: range(5).map((team) => ({
      id: unitId(unit, team),
      name: `Team ${unit}-${team}`,
      accounts: range(20).map((index) => ({
        id: String(200_000_000_000 + unit * 100 + team * 20 + index),
        name: `account-${unit}-${team}-${index}`,
        state: "ACTIVE",
      })),
      organizationalUnits: [],
    })),
  }));
  const management = { id: "111111111111", name: "management", state: "ACTIVE" };
  const snapshot = {
    version: 1,
    takenAt: "2026-11-22T08:00:00Z",
    organizationId: "o-a1b2c3d4e5",
    managementAccountId: management.id,
    root: { id: "r-ab12", name: "Root", accounts: [management], organizationalUnits: units },
  };
  fs.writeFileSync(path.join(folder, "organization.json"), JSON.stringify(snapshot));
  return readAccess(bigConfig() as AccessConfig, folder);
}

function unitId(unit: number, team: number): string {
  return `ou-ab12-${String(unit * 10 + team).padStart(8, "0")}`;
}

/** 96 groups × 5 permission sets × 100 accounts, and 20 users × 1 × 100. */
function bigConfig() {
  const sets = ["ReadOnly", "Developer", "Operator", "Billing", "Admin"];
  return {
    organization: "organization.json",
    groups: Object.fromEntries(range(96).map((index) => [`group-${index}`, `Group ${index}`])),
    users: Object.fromEntries(range(20).map((index) => [`user-${index}`, `user-${index}@example.com`])),
    permissionSets: Object.fromEntries(
      sets.map((name) => [
        name,
        {
          managedPolicies: [name === "Admin" ? "AdministratorAccess" : "ReadOnlyAccess"],
          sessionDuration: "1h",
        },
      ]),
    ),
    assignments: Object.fromEntries([
      ...range(96).map((index) => [
        `team-${index}`,
        {
          groups: [`group-${index}`],
          permissionSets: sets,
          accounts: [{ ou: `Division ${index % 30}` }],
          reason: `Runs what team ${index} owns`,
        },
      ]),
      ...range(20).map((index) => [
        `on-call-${index}`,
        { users: [`user-${index}`], permissionSets: ["Admin"], accounts: [{ ou: `Division ${index}` }] },
      ]),
    ]),
  };
}
