import fs from "node:fs";
import path from "node:path";
import type { Benchmark } from "../harness/benchmark";
import { runCommand } from "../harness/run-node";
import { temporaryFolder } from "../harness/temporary-folder";
import { usageFigures } from "../harness/usage-figures";

/** `validate` of a large organization, in YAML. */
export const validate: Benchmark = {
  name: "validate",
  about:
    "`validate` of an organization of 3,000 accounts and a config of 50,000 account assignments, in YAML",
  measure({ effort, rounds = effort === "quick" ? 1 : 5, say }) {
    const folder = temporaryFolder();
    writeOrganization(path.join(folder, "organization.json"));
    writeConfig(path.join(folder, "access.yaml"));
    say(`validate of 50,000 account assignments, ${rounds} times`);
    const runs = Array.from({ length: rounds }, () => {
      const run = runCommand(["validate", "access.yaml"], { cwd: folder });
      if (!run.stdout.includes("50000")) throw new Error(`not 50,000 account assignments: ${run.stdout}`);
      return run;
    });
    const targets = {
      wall: { atMost: 3, of: "value" },
      megabytes: { atMost: 400, of: "value" },
    } as const;
    return Promise.resolve(
      usageFigures("50,000 account assignments", { name: "validate", runs }, undefined, targets),
    );
  },
};

function writeOrganization(file: string): void {
  const units = Array.from({ length: 30 }, (_, unit) => ({
    id: `ou-ab12-${String(unit).padStart(8, "0")}`,
    name: `Unit ${unit}`,
    accounts: Array.from({ length: 100 }, (_, index) => ({
      id: String(200_000_000_000 + unit * 100 + index),
      name: `account-${unit}-${index}`,
      state: "ACTIVE",
      tags: { env: index % 3 === 0 ? "prod" : "dev", team: `team-${index % 10}` },
    })),
    organizationalUnits: [],
  }));
  const management = { id: "111111111111", name: "management", state: "ACTIVE", tags: {} };
  const snapshot = {
    version: 1,
    takenAt: "2026-11-22T08:00:00Z",
    organizationId: "o-a1b2c3d4e5",
    managementAccountId: management.id,
    root: { id: "r-ab12", name: "Root", accounts: [management], organizationalUnits: units },
  };
  fs.writeFileSync(file, JSON.stringify(snapshot, undefined, 2));
}

/** 100 entries: one group each, five permission sets, one unit of 100 accounts. */
function writeConfig(file: string): void {
  const lines = ["organization: organization.json", "groups:"];
  for (let index = 0; index < 100; index += 1) lines.push(`  group-${index}: Group ${index}`);
  lines.push("permissionSets:");
  for (let index = 0; index < 5; index += 1)
    lines.push(`  Set-${index}: { managedPolicies: [ReadOnlyAccess], onlyIn: ["*"] }`);
  lines.push("assignments:");
  for (let index = 0; index < 100; index += 1) {
    lines.push(
      `  entry-${index}:`,
      `    groups: [group-${index}]`,
      "    permissionSets: [Set-0, Set-1, Set-2, Set-3, Set-4]",
      `    accounts: [{ ou: Unit ${index % 30} }]`,
    );
  }
  fs.writeFileSync(file, `${lines.join("\n")}\n`);
}
