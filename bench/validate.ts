import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { median } from "./measure";

/**
 * `validate` of an organization of 3,000 accounts and a config of 50,000 account assignments, in YAML:
 * `npm run bench:validate [rounds]`. Prints the median wall time and the most memory; targets: 3 s, 400 MB.
 */
const rounds = Number(process.argv[2] ?? 5);
const root = path.join(__dirname, "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "identity-center-bench-"));

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
fs.writeFileSync(
  path.join(folder, "organization.json"),
  JSON.stringify(
    {
      version: 1,
      takenAt: "2026-11-22T08:00:00Z",
      organizationId: "o-a1b2c3d4e5",
      managementAccountId: management.id,
      root: { id: "r-ab12", name: "Root", accounts: [management], organizationalUnits: units },
    },
    undefined,
    2,
  ),
);

// 100 entries: one group each, five permission sets, one unit of 100 accounts.
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
fs.writeFileSync(path.join(folder, "access.yaml"), `${lines.join("\n")}\n`);

const runs = Array.from({ length: rounds }, run);
fs.rmSync(folder, { recursive: true });
console.log(runs[0]?.summary);
console.log(
  `median of ${rounds}: ${median(runs.map(({ seconds }) => seconds)).toFixed(2)} s; most memory ${Math.max(...runs.map(({ megabytes }) => megabytes)).toFixed(0)} MB; targets: 3 s, 400 MB`,
);

function run(): { seconds: number; megabytes: number; summary: string } {
  const measure = `process.on("exit", () => console.error(process.resourceUsage().maxRSS))`;
  const started = performance.now();
  const result = spawnSync(
    process.execPath,
    ["-r", measureModule(measure), path.join(root, "dist/lib/cli/bin.js"), "validate", "access.yaml"],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  const seconds = (performance.now() - started) / 1000;
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
  return { seconds, megabytes: Number(result.stderr.trim()) / 1024, summary: result.stdout.trim() };
}

function measureModule(code: string): string {
  const file = path.join(folder, "measure.js");
  fs.writeFileSync(file, code);
  return file;
}
