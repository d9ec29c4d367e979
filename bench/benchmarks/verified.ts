import fs from "node:fs";
import path from "node:path";
import { App } from "cdktf";
import { readAccess } from "../../lib/access/access";
import { describeRefresh } from "../../lib/cli/describe-refresh";
import { verifiedPlan } from "../../lib/cli/verified-plan";
import { AccessStack } from "../../lib/constructs";
import { callRehearsal, startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { terraformEnvironment } from "../../lib/rehearsal/run/containment";
import { findTerraform } from "../../lib/terraform/find-terraform";
import { savePlan } from "../../lib/terraform/save-plan";
import { init, type PlanResult, type Terraform } from "../../lib/terraform/terraform";
import { side, type Benchmark, type Figure, type Side } from "../harness/benchmark";
import { temporaryFolder } from "../harness/temporary-folder";
import { makeHeldGrants, type HeldGrants } from "../inputs/held-grants";
import { stateOf } from "../inputs/state-of";

const callsPerSecond = 20;

/** A verified plan, by the clock and by what it asks of AWS. */
export const verified: Benchmark = {
  name: "verified",
  about:
    "`plan --verified` under AWS's 20 calls a second, where all agrees and where one account assignment was removed by hand, beside `terraform plan`, which asks for each resource, and `terraform plan -refresh=false`, which asks for none",
  async measure({ effort, rounds = effort === "full" ? 3 : 1, say }) {
    const count = { quick: 200, usual: 2000, full: 5000 }[effort];
    const grants = makeHeldGrants(count);
    const serve = (limit: { callsPerSecond?: number } = {}) =>
      startRehearsal({ seed: grants.seed, now: clock(), ...limit });
    const prepared = await prepare(grants, serve);
    const limited = await serve({ callsPerSecond });
    try {
      return toFigures(count, await measurePlans(limited, { ...prepared, grants, rounds }, say));
    } finally {
      await limited.close();
    }
  },
};

/** A clock that starts anew: a service dates what it holds beforehand by the start of its clock. */
function clock(): () => number {
  const started = performance.now();
  return () => Date.UTC(2026, 0, 1) + Math.round(performance.now() - started);
}

interface Prepared {
  readonly folder: string;
  readonly cwd: string;
}

/** The stack, initialised, with the state that its apply would have left. */
async function prepare(grants: HeldGrants, serve: () => Promise<Rehearsal>): Promise<Prepared> {
  const folder = temporaryFolder();
  const cwd = path.join(folder, "stacks/access");
  const state = path.join(folder, "terraform.tfstate");
  const app = new App({ outdir: folder });
  const stack = new AccessStack(app, "access", { config: readAccess(grants.config) });
  stack.addOverride("terraform.backend", { local: { path: state } });
  app.synth();
  const service = await serve();
  try {
    fs.writeFileSync(state, await stateOf(path.join(cwd, "cdk.tf.json"), service.url));
    await init(terraformAt(service.url, { folder, cwd }, grants));
    return { folder, cwd };
  } finally {
    await service.close();
  }
}

function terraformAt(url: string, { folder, cwd }: Prepared, { region }: HeldGrants): Terraform {
  return { binary: findTerraform(), cwd, env: terraformEnvironment(process.env, folder, url, region) };
}

interface Cost {
  readonly seconds: number;
  /** Calls that were answered; throttled ones come again. */
  readonly calls: number;
}

interface Costs {
  readonly without: readonly Cost[];
  readonly agreeing: readonly Cost[];
  readonly drifted: readonly Cost[];
  readonly plain: readonly Cost[];
}

async function measurePlans(
  service: Rehearsal,
  { grants, rounds, ...prepared }: Prepared & { readonly grants: HeldGrants; readonly rounds: number },
  say: (text: string) => void,
): Promise<Costs> {
  const terraform = terraformAt(service.url, prepared, grants);
  const out = path.join(prepared.folder, "bench.tfplan");
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: service.url,
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
  });
  const planVerified = async () => {
    const config = readAccess(grants.config).config;
    const { result, refresh } = await verifiedPlan({ terraform, out, config, progress: silent });
    say(describeRefresh(refresh));
    return result;
  };
  const [without, agreeing, drifted]: [Cost[], Cost[], Cost[]] = [[], [], []];
  for (let round = 1; round <= rounds; round += 1) {
    say(`terraform plan -refresh=false, ${round} of ${rounds}`);
    without.push(await measure(service, 0, () => savePlan(terraform, out, { options: ["-refresh=false"] })));
    say(`plan --verified, ${round} of ${rounds}`);
    agreeing.push(await measure(service, 0, planVerified));
  }
  await removeOne(service.url, grants);
  for (let round = 1; round <= rounds; round += 1) {
    say(`plan --verified, after one account assignment was removed, ${round} of ${rounds}`);
    drifted.push(await measure(service, 1, planVerified));
  }
  // Once: minutes, and always as many as its calls take at the rate of AWS.
  say("terraform plan, which takes as long as its calls do");
  const plain = [await measure(service, 1, () => savePlan(terraform, out))];
  return { without, agreeing, drifted, plain };
}

const silent = { say() {}, end() {} };

/** Measures a plan. @throws {Error} where it does not add what is missing, or changes anything else */
async function measure(service: Rehearsal, missing: number, plan: () => Promise<PlanResult>): Promise<Cost> {
  service.calls.length = 0;
  const started = performance.now();
  const { changes } = await plan();
  const seconds = (performance.now() - started) / 1000;
  const { add, change, remove } = changes;
  if (add !== missing || change + remove > 0)
    throw new Error(`${add} to add, ${change} to change, ${remove} to remove; missing are ${missing}`);
  const calls = service.calls.filter(({ code }) => code !== "ThrottlingException").length;
  return { seconds, calls };
}

/** Below this, the fixed costs of the provider and of the first calls hide what grows with the count. */
const large = 2000;

function toFigures(count: number, { without, agreeing, drifted, plain }: Costs): Figure[] {
  const what = `${count.toLocaleString("en")} account assignments`;
  const calls = (label: string, ours: readonly Cost[], target?: Figure["target"]): Figure => ({
    what: `${what}, ${label}: calls`,
    unit: "calls",
    ours: sideOf("plan --verified", ours, "calls"),
    beside: sideOf("terraform plan", plain, "calls"),
    ...(target && { target }),
  });
  const time = (
    label: string,
    ours: readonly Cost[],
    name: string,
    beside: readonly Cost[],
    atMost?: number,
  ): Figure => ({
    what: `${what}, ${label}: time`,
    unit: "s",
    ours: sideOf("plan --verified", ours, "seconds"),
    beside: sideOf(name, beside, "seconds"),
    ...(atMost !== undefined && { target: { atMost, of: "ratio" } }),
  });
  return [
    calls("all agrees", agreeing, count >= large ? { atMost: 0.05, of: "ratio" } : undefined),
    time("all agrees", agreeing, "terraform plan", plain),
    time("all agrees", agreeing, "-refresh=false", without, count >= large ? 1.5 : undefined),
    calls("one removed", drifted),
    time("one removed", drifted, "terraform plan", plain),
  ];
}

function sideOf(name: string, costs: readonly Cost[], part: keyof Cost): Side {
  return side(
    name,
    costs.map((cost) => cost[part]),
  );
}

/** Takes one account assignment away by hand. */
async function removeOne(url: string, { instanceArn, accountIds }: HeldGrants): Promise<void> {
  const call = (operation: string, input: object) =>
    callRehearsal<Record<string, unknown>>(
      url,
      "sso-admin",
      operation,
      { InstanceArn: instanceArn, ...input },
      { retries: 10 },
    );
  const { PermissionSets } = await call("ListPermissionSets", {});
  const [AccountId] = accountIds;
  for (const PermissionSetArn of PermissionSets as string[]) {
    const { AccountAssignments } = await call("ListAccountAssignments", { AccountId, PermissionSetArn });
    const [row] = AccountAssignments as { PrincipalId: string; PrincipalType: string }[];
    if (!row) continue;
    await call("DeleteAccountAssignment", {
      PermissionSetArn,
      PrincipalId: row.PrincipalId,
      PrincipalType: row.PrincipalType,
      TargetId: AccountId,
      TargetType: "AWS_ACCOUNT",
    });
    return;
  }
}
