import { adopt } from "../lib/live/adopt/adopt";
import { groupRows } from "../lib/live/adopt/grouping/group-rows";
import { importsOf } from "../lib/live/adopt/imports";
import { renderOne } from "../lib/live/adopt/render/files";
import { connect } from "../lib/live/aws/aws";
import { matchPrincipals } from "../lib/live/audit/match-principals";
import { readInstance } from "../lib/live/read/read-instance";
import { readTree } from "../lib/live/snapshot/read-tree";
import { toOrganization } from "../lib/organization/organization";
import { resolveSource } from "../lib/access/access";
import { plainSource } from "../lib/config/read/source";
import { formatSnapshot } from "../lib/organization/format-snapshot";
import { startRehearsal } from "../lib/rehearsal";
import { generateSeed } from "../test/helpers/world";

/**
 * How long it takes to make a config of 5,000 and of 50,000 account assignments that are read already, and how many
 * entries come of them, beside one entry for each pair of a principal and a permission set: `npm run bench:adopt`. It takes
 * a few minutes, nearly all of them for the generated world: half random, it is hard on the grouping.
 */
async function measure(size: { accounts: number; permissionSets: number; accountAssignments: number }) {
  const service = await startRehearsal({ seed: generateSeed(size) });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: service.url,
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
  });
  const aws = await connect({
    region: "eu-west-1",
    callsPerSecond: 100_000,
    organizationsCallsPerSecond: 100_000,
  });
  const state = await readInstance(aws);
  const snapshot = await readTree(aws, { tags: false, takenAt: new Date() });
  await service.close();
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(2)} s`;
  const adoption = adopt(state, { organization: toOrganization(snapshot), snapshot: "organization.json" });
  const adopted = seconds();
  renderOne(adoption, "access.config.yaml", "yaml", false);
  const rendered = seconds();
  const policyFiles = new Map([...adoption.policyFiles].map(([name, text]) => [name, { text }]));
  const { problems, ...access } = resolveSource(plainSource(adoption.document, policyFiles), {
    snapshot: { file: "organization.json", text: formatSnapshot(snapshot) },
  });
  const whole = { ...access, warnings: problems };
  const imports = importsOf({ access: whole, principalIds: matchPrincipals(access.config, state) }, state);
  const byPair = new Set(
    adoption.rows.map(({ principalId, permissionSetArn }) => principalId + permissionSetArn),
  ).size;
  const entries = Object.keys(adoption.document.assignments).length;
  process.stdout.write(
    `${adoption.rows.length} account assignments: grouped ${adopted}, as YAML ${rendered}, with ${imports.size} imports ${seconds()}; ${entries} entries, ${byPair} pairs (${(byPair / entries).toFixed(1)} to 1)\n`,
  );
}

async function main(): Promise<void> {
  // The first run of everything is slower.
  groupRows([]);
  await measure({ accounts: 200, permissionSets: 60, accountAssignments: 5000 });
  await measure({ accounts: 1000, permissionSets: 120, accountAssignments: 50_000 });
}

main().catch((error: unknown) => {
  throw error;
});
