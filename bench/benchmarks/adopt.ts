import { adopt as adoptInstance } from "../../lib/live/adopt/adopt";
import { groupRows } from "../../lib/live/adopt/grouping/group-rows";
import { importsOf } from "../../lib/live/adopt/imports";
import { renderOne } from "../../lib/live/adopt/render/files";
import { connect } from "../../lib/live/aws/aws";
import { matchPrincipals } from "../../lib/live/audit/match-principals";
import { readInstance } from "../../lib/live/read/read-instance";
import { readTree } from "../../lib/live/snapshot/read-tree";
import { toOrganization } from "../../lib/organization/organization";
import { resolveSource } from "../../lib/access/access";
import { plainSource } from "../../lib/config/read/source";
import { formatSnapshot } from "../../lib/organization/format-snapshot";
import { startRehearsal } from "../../lib/rehearsal";
import { generateSeed } from "../../test/helpers/world";

import { side, type Benchmark, type Figure } from "../harness/benchmark";

/** What `adopt` makes of an instance that is read already. */
export const adopt: Benchmark = {
  name: "adopt",
  about:
    "the config that `adopt` makes of account assignments that are read already, half of them random, and its entries beside one for each pair of a principal and a permission set",
  onlyByName: true,
  async measure({ effort, say }) {
    // The first run of everything is slower.
    groupRows([]);
    say("a world of 5,000 account assignments");
    const small = await measure({ accounts: 200, permissionSets: 60, accountAssignments: 5000 });
    if (effort === "quick") return small;
    say("a world of 50,000 account assignments: minutes");
    const large = { accounts: 1000, permissionSets: 120, accountAssignments: 50_000 };
    return [...small, ...(await measure(large))];
  },
};

async function measure(size: {
  accounts: number;
  permissionSets: number;
  accountAssignments: number;
}): Promise<readonly Figure[]> {
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
  const seconds = () => (performance.now() - started) / 1000;
  const adoption = adoptInstance(state, {
    organization: toOrganization(snapshot),
    snapshot: "organization.json",
  });
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
  const what = `${adoption.rows.length.toLocaleString("en")} account assignments`;
  const time = (label: string, value: number): Figure => ({
    what: `${what}: ${label}`,
    unit: "s",
    ours: side("adopt", [value]),
  });
  return [
    time("grouped", adopted),
    time("as YAML", rendered),
    time(`with ${imports.size.toLocaleString("en")} imports`, seconds()),
    {
      what: `${what}: entries`,
      unit: "entries",
      ours: side("adopt", [entries]),
      beside: side("one for each pair", [byPair]),
    },
  ];
}
