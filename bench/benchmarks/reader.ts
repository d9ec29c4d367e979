import { connect, type Aws } from "../../lib/live/aws/aws";
import { readAssignmentsByPair } from "../../lib/live/read/assignments-by-pair";
import { listPermissionSets } from "../../lib/live/read/permission-sets";
import { pairsOf, readProvisioning } from "../../lib/live/read/provisioning";
import { readAmong } from "../../lib/live/read/read-among";
import { readAssignments } from "../../lib/live/read/read-assignments";
import { openInstance, readInstance, type FoundInstance } from "../../lib/live/read/read-instance";
import type { InstanceState, LiveAccountAssignment } from "../../lib/live/instance";
import { startRehearsal, type Rehearsal, type Seed } from "../../lib/rehearsal";

import { side, type Benchmark, type Figure, type Side } from "../harness/benchmark";

const callsPerSecond = 20;

/** The calls of the reader, which take as long as AWS's limit makes them. */
export const reader: Benchmark = {
  name: "reader",
  about:
    "how an instance with 5,000 account assignments of 20 groups is read under AWS's 20 calls a second, beside one ListAccountAssignments for each account assignment, as a refresh asks",
  onlyByName: true,
  measure: ({ effort, say }) => measureWays(groupSeed(effort === "quick" ? 200 : 5000), say),
};

interface Way {
  readonly name: string;
  readonly read: (aws: Aws, found: FoundInstance) => Promise<number>;
}

/** Twenty groups with one of ten permission sets in each of 250 accounts, so that two groups share a pair. */
function groupSeed(count: number): Seed {
  const groups = Array.from({ length: 20 }, (_, i) => ({ displayName: `group-${i}` }));
  const permissionSets = Array.from({ length: 10 }, (_, i) => ({ name: `Set-${i}` }));
  const accounts = Array.from({ length: 250 }, (_, i) => ({
    id: String(200000000000 + i),
    name: `account-${i}`,
  }));
  const rows = accounts.flatMap(({ id: accountId }, a) =>
    groups.flatMap(({ displayName: principal }, g) =>
      permissionSets
        .filter((_, s) => (a + g + s) % 10 === 0)
        .map(({ name: permissionSet }) => ({
          principalType: "GROUP" as const,
          principal,
          permissionSet,
          accountId,
        })),
    ),
  );
  return { region: "eu-west-1", groups, permissionSets, accounts, accountAssignments: rows.slice(0, count) };
}

async function measureWays(seed: Seed, say: (text: string) => void): Promise<readonly Figure[]> {
  const service = await startRehearsal({ seed, callsPerSecond });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: service.url,
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
  });
  const { accountAssignments: rows } = await fast(seed, service);
  const wanted = seed.accountAssignments?.length ?? 0;
  const measured = async (way: Way) => {
    say(way.name);
    const { calls, seconds } = await measure(service, way, wanted);
    return { name: way.name, calls: side("the reader", [calls]), seconds: side("the reader", [seconds]) };
  };
  const named = (one: Side): Side => ({ ...one, name: "one call for each" });
  const plain = await measured(onePerRow(rows));
  const figures: Figure[] = [];
  for (const way of [byPair, byPrincipal, among(rows), whole]) {
    const { name, calls, seconds } = await measured(way);
    figures.push({ what: `${name}: calls`, unit: "calls", ours: calls, beside: named(plain.calls) });
    figures.push({ what: `${name}: time`, unit: "s", ours: seconds, beside: named(plain.seconds) });
  }
  await service.close();
  return figures;
}

const byPair: Way = {
  name: "by pair: every account assignment, deleted principals' included",
  read: (aws, found) => allRows(aws, found, false),
};
const byPrincipal: Way = {
  name: "by principal: every account assignment of existing principals",
  read: (aws, found) => allRows(aws, found, true),
};
const whole: Way = {
  name: "the whole instance, with permission sets, names and accounts",
  read: async (aws) => (await readInstance(aws)).accountAssignments.length,
};
const among = (rows: readonly LiveAccountAssignment[]): Way => ({
  name: "known rows, as of a state: whether AWS still has them",
  read: async (aws, { instance, byPrincipal }) =>
    (await readAmong(aws, instance, rows, { byPrincipal })).size,
});
const onePerRow = (rows: readonly LiveAccountAssignment[]): Way => ({
  name: "one ListAccountAssignments for each account assignment",
  read: async (aws, { instance }) => {
    await readAssignmentsByPair(aws, instance, rows);
    return rows.length;
  },
});

async function allRows(aws: Aws, { instance }: FoundInstance, byPrincipal: boolean): Promise<number> {
  const permissionSets = await listPermissionSets(aws, instance);
  const provisioning = await readProvisioning(aws, instance, "by-permission-set", {
    permissionSets,
    accountIds: [],
  });
  if (!byPrincipal) return (await readAssignmentsByPair(aws, instance, pairsOf(provisioning))).length;
  return (await readAssignments(aws, instance, provisioning, { byPrincipal })).rows.length;
}

async function measure(
  service: Rehearsal,
  { name, read }: Way,
  wanted: number,
): Promise<{ calls: number; seconds: number }> {
  const aws = await connect({ region: "eu-west-1", callsPerSecond });
  const found = await openInstance(aws, undefined);
  service.calls.length = 0;
  const started = performance.now();
  const rows = await read(aws, found);
  const seconds = (performance.now() - started) / 1000;
  if (rows !== wanted) throw new Error(`${name}: ${rows} rows of ${wanted}`);
  return { calls: service.calls.length, seconds };
}

/** The rows, from a rehearsal of the same seed that has no limit. */
async function fast(seed: Seed, limited: Rehearsal): Promise<InstanceState> {
  const service = await startRehearsal({ seed });
  process.env.AWS_ENDPOINT_URL = service.url;
  const state = await readInstance(
    await connect({ region: "eu-west-1", callsPerSecond: 100_000, organizationsCallsPerSecond: 1000 }),
  );
  await service.close();
  process.env.AWS_ENDPOINT_URL = limited.url;
  return state;
}
