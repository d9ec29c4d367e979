import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { App } from "cdktf";
import { readAccess } from "../lib/access/access";
import { describeRefresh } from "../lib/cli/describe-refresh";
import { verifiedPlan } from "../lib/cli/verified-plan";
import type { AccessConfig } from "../lib/config";
import { AccessStack } from "../lib/constructs";
import { callRehearsal, startRehearsal, type Rehearsal, type Seed } from "../lib/rehearsal";
import { terraformEnvironment } from "../lib/rehearsal/run/containment";
import { findTerraform } from "../lib/terraform/find-terraform";
import { savePlan } from "../lib/terraform/save-plan";
import { init, type PlanResult, type Terraform } from "../lib/terraform/terraform";
import { stateOf } from "./verified/state-of";

/**
 * How a verified plan compares with the one of a full refresh under AWS's 20 calls a second, and with one without any
 * refresh: calls and seconds of each: `npm run bench:verified [account assignments]`. It takes about seven minutes with
 * 5,000, most of them for the full refresh.
 */
const callsPerSecond = 20;
const count = Number(process.argv[2] ?? 5000);
const region = "eu-west-1";
const instance = {
  arn: "arn:aws:sso:::instance/ssoins-1111111111111111",
  identityStoreId: "d-1111111111",
};

const groups = Array.from({ length: 20 }, (_, i) => `group-${i}`);
const sets = Array.from({ length: 10 }, (_, i) => `Set-${i}`);
const accounts = Array.from({ length: Math.ceil(count / 20) }, (_, i) => String(200000000000 + i));
const managedPolicy = "arn:aws:iam::aws:policy/ReadOnlyAccess";
/** Each group has two of the permission sets, each in half of the accounts. */
const held = groups.flatMap((group, g) =>
  accounts.map((accountId, a) => ({ group, set: sets[(g + (a % 2) * 5) % 10]!, accountId })),
);

const config: AccessConfig = {
  identityCenter: { region },
  accounts: Object.fromEntries(accounts.map((id) => [`account-${id}`, id])),
  groups: Object.fromEntries(groups.map((group) => [group, group])),
  permissionSets: Object.fromEntries(sets.map((set) => [set, { managedPolicies: ["ReadOnlyAccess"] }])),
  assignments: Object.fromEntries(
    groups.flatMap((group) =>
      [...new Set(held.filter((row) => row.group === group).map(({ set }) => set))].map((set) => [
        `${group} ${set}`,
        {
          groups: [group],
          permissionSets: [set],
          accounts: held
            .filter((row) => row.group === group && row.set === set)
            .map(({ accountId }) => `account-${accountId}`),
        },
      ]),
    ),
  ),
};

const seed: Seed = {
  region,
  instances: [instance],
  groups: groups.map((displayName) => ({ displayName })),
  permissionSets: sets.map((name) => ({ name, managedPolicies: [managedPolicy] })),
  accounts: accounts.map((id) => ({ id, name: `account-${id}` })),
  accountAssignments: held.map(({ group, set, accountId }) => ({
    principalType: "GROUP" as const,
    principal: group,
    permissionSet: set,
    accountId,
  })),
};

/** A service whose clock starts at the same time as that of all others: it dates what it holds by it. */
function serve(options: { readonly callsPerSecond?: number } = {}): Promise<Rehearsal> {
  const started = performance.now();
  const now = () => Date.UTC(2026, 0, 1) + Math.round(performance.now() - started);
  return startRehearsal({ seed, now, ...options });
}

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "identity-center-bench-"));
  try {
    await compare(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(folder: string): Promise<void> {
  const cwd = path.join(folder, "stacks/access");
  const state = path.join(folder, "terraform.tfstate");
  const app = new App({ outdir: folder });
  const stack = new AccessStack(app, "access", { config: readAccess(config) });
  stack.addOverride("terraform.backend", { local: { path: state } });
  app.synth();
  const fast = await serve();
  fs.writeFileSync(state, await stateOf(path.join(cwd, "cdk.tf.json"), fast.url));
  const terraform = (url: string): Terraform => ({
    binary: findTerraform(),
    cwd,
    env: terraformEnvironment(process.env, folder, url, region),
  });
  await init(terraform(fast.url));
  const out = path.join(folder, "bench.tfplan");
  checkEmpty("a full refresh without a limit", await savePlan(terraform(fast.url), out));
  await fast.close();

  const limited = await serve({ callsPerSecond });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: limited.url,
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
  });
  const slow = terraform(limited.url);
  const verified = async () => {
    const progress = { say() {}, end() {} };
    const { result, refresh } = await verifiedPlan({
      terraform: slow,
      out,
      config: readAccess(config).config,
      progress,
    });
    console.log(describeRefresh(refresh));
    return result;
  };
  const without = await measure(limited, () => savePlan(slow, out, { options: ["-refresh=false"] }));
  const ours = await measure(limited, verified);
  checkEmpty("the verified plan", ours.result);
  await removeOne(limited.url);
  const drifted = await measure(limited, verified);
  if (drifted.result.changes.add !== 1) throw new Error("The verified plan missed an account assignment");
  const plain = await measure(limited, () => savePlan(slow, out));
  if (plain.result.changes.add !== 1) throw new Error("The plain plan missed an account assignment");
  await limited.close();

  const rows = {
    "terraform plan -refresh=false": without,
    "plan --verified, all agrees": ours,
    "plan --verified, one account assignment removed": drifted,
    "terraform plan": plain,
  };
  for (const [name, { calls, seconds, throttled }] of Object.entries(rows))
    console.log(
      `${name.padEnd(50)} ${String(calls).padStart(6)} calls ${seconds.toFixed(1).padStart(7)} s  ${throttled} throttled  (${(plain.calls / calls).toFixed(1)} times fewer calls than terraform plan, ${(seconds / without.seconds).toFixed(2)} times as long as -refresh=false)`,
    );
}

function checkEmpty(what: string, { changes: { add, change, remove } }: PlanResult): void {
  if (add + change + remove > 0)
    throw new Error(`${what}: ${add} to add, ${change} to change, ${remove} to remove`);
}

async function measure(service: Rehearsal, plan: () => Promise<PlanResult>) {
  service.calls.length = 0;
  const started = performance.now();
  const result = await plan();
  const seconds = (performance.now() - started) / 1000;
  const throttled = service.calls.filter(({ code }) => code === "ThrottlingException").length;
  return { result, seconds, calls: service.calls.length - throttled, throttled };
}

/** Takes one account assignment away by hand. */
async function removeOne(url: string): Promise<void> {
  const call = (operation: string, input: object) =>
    callRehearsal<Record<string, unknown>>(
      url,
      "sso-admin",
      operation,
      { InstanceArn: instance.arn, ...input },
      { retries: 10 },
    );
  const { PermissionSets } = await call("ListPermissionSets", {});
  const [AccountId] = accounts;
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

void main();
