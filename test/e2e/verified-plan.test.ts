import { isDeepStrictEqual } from "node:util";
import fs from "node:fs";
import path from "node:path";
import type { Rehearsal } from "../../lib/rehearsal";
import { verifiedPlan, type Refresh } from "../../lib/cli/verified-plan";
import { describeRefresh } from "../../lib/cli/describe-refresh";
import { savePlan } from "../../lib/terraform/save-plan";
import { showPlan } from "../../lib/terraform/terraform";
import { Deployment } from "./support/deployment";
import {
  driftingConfig,
  driftingSeed,
  drifts,
  permissionSetDeleted,
  policyWrittenOtherwise,
  openWorld,
  principalDeleted,
  type World,
} from "./support/drifts";
import { describeWithTerraform } from "./support/with-terraform";

const environment = { ...process.env };
const silent = { say() {}, end() {} };

describeWithTerraform("a verified plan, beside that of a full refresh", () => {
  let deployment: Deployment;
  let service: Rehearsal;
  let world: World;

  beforeAll(async () => {
    deployment = await Deployment.open({ seed: driftingSeed });
    ({ service } = deployment);
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: service.url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "rehearsal",
      AWS_SECRET_ACCESS_KEY: "rehearsal",
    });
    await deployment.deploy(driftingConfig);
    world = await openWorld(service.url);
  });
  afterAll(async () => {
    await deployment.close();
    process.env = environment;
  });

  it("asks for nothing again where all agrees, and equals it", async () => {
    await policyWrittenOtherwise(world);
    const { refresh, calls } = await bothPlans();
    expect(describeRefresh(refresh)).toMatch(
      /^Verified with \d+ calls: all that the state holds \(\d+ resources\) agrees with what AWS has, so/,
    );
    const count = (names: readonly string[], name: string) => names.filter((one) => one === name).length;
    expect(count(calls.verified, "ListAccountAssignmentsForPrincipal")).toBe(6);
    expect(count(calls.verified, "ListAccountAssignments")).toBe(0);
    expect(count(calls.plain, "ListAccountAssignments")).toBe(15);
  });

  // Each round stands on the one before, so that all of them are met together at the end. DRIFT_ROUNDS=20 makes them
  // one by one, in as many minutes.
  const rounds = inRounds(Object.keys(drifts), Number(process.env.DRIFT_ROUNDS ?? 3)).filter(Boolean);
  const last = "a permission set deleted";
  const kinds: typeof drifts = { ...drifts, [last]: permissionSetDeleted };
  it.each([...rounds.slice(0, -1), `${rounds.at(-1)}; ${last}`])("equals it after: %s", async (names) => {
    for (const name of names.split("; ")) await kinds[name]?.make(world);
    const { refresh, calls } = await bothPlans();
    expect(refresh.way).not.toBe("everything");
    const differences = refresh.way === "what-differs" ? refresh.verification.differences : [];
    const expected = names.split("; ").flatMap((name) => kinds[name]?.seenIn ?? []);
    expect(differences.map(({ address }) => address.split(".")[0])).toEqual(expect.arrayContaining(expected));
    if (refresh.way === "what-differs") expect(refresh.answered).toBeGreaterThan(0);
    const asked = (names: readonly string[]) =>
      names.filter((name) => name === "ListAccountAssignments").length;
    expect(asked(calls.verified)).toBeLessThan(asked(calls.plain));
  });

  it("refreshes everything, and says why, where AWS does not let the state be read", async () => {
    process.env.AWS_ACCESS_KEY_ID = "222222222222";
    const { refresh } = await bothPlans().finally(() => (process.env.AWS_ACCESS_KEY_ID = "rehearsal"));
    expect(describeRefresh(refresh)).toMatch(
      /^Not verified, planned with a full refresh: .*(AWS denies|There is no instance)/,
    );
  });

  it("ends at an interruption, with no plan saved", async () => {
    const controller = new AbortController();
    const terraform = { ...deployment.terraform, interrupt: controller.signal };
    const out = path.join(deployment.folder, "interrupted.tfplan");
    const progress = {
      say(text: string) {
        if (text.includes("with a refresh of what differs")) setTimeout(() => controller.abort(), 500);
      },
      end() {},
    };
    await expect(verifiedPlan({ terraform, out, config: undefined, progress })).rejects.toThrow();
    expect(controller.signal.aborted).toBe(true);
    expect(fs.existsSync(out)).toBe(false);
  });

  it("fails with the same words where a principal is gone", async () => {
    await principalDeleted(world);
    const [plain, verified] = await Promise.all([planPlainly(), planVerified()].map(failureOf));
    expect(plain).toMatch(/^terraform plan failed:\n.*group_developers.*GROUP not found/);
    expect(verified).toBe(plain);
  });

  /** Makes both plans, one after the other, and expects them to be equal. */
  async function bothPlans() {
    service.calls.length = 0;
    const plain = await planPlainly();
    const plainCalls = service.calls.splice(0).map(({ operation }) => operation);
    const { refresh, json } = await planVerified();
    const calls = { plain: plainCalls, verified: service.calls.map(({ operation }) => operation) };
    expect(planned(json)).toEqual(planned(plain));
    // Without a refresh a plan has no word of drift; and there is none.
    if (refresh.way !== "nothing") expect(drifted(json)).toEqual(drifted(plain));
    return { refresh, calls };
  }

  async function planPlainly(): Promise<Buffer> {
    const file = path.join(deployment.folder, "plain.tfplan");
    await savePlan(deployment.terraform, file, { options: ["-lock=false"] });
    return showPlan(deployment.terraform, file);
  }

  async function planVerified(): Promise<{ readonly refresh: Refresh; readonly json: Buffer }> {
    const { terraform } = deployment;
    const out = path.join(deployment.folder, "verified.tfplan");
    const { refresh } = await verifiedPlan({ terraform, out, config: undefined, progress: silent });
    return { refresh, json: await showPlan(terraform, out) };
  }
});

/** Why a plan failed; AWS numbers its answers. */
async function failureOf(plan: Promise<unknown>): Promise<string> {
  return plan.then(
    () => "it was made",
    (error: Error) => error.message.replace(/RequestID: [\w-]+/g, "RequestID"),
  );
}

interface Change {
  readonly address: string;
  readonly change: { readonly actions: readonly string[]; readonly before: unknown; readonly after: unknown };
}

/** What an apply of a plan does: actions and values, by address. */
function planned(json: Buffer): unknown {
  const { resource_changes = [], output_changes = {} } = JSON.parse(json.toString()) as {
    resource_changes?: Change[];
    output_changes?: object;
  };
  const changes = resource_changes.map(({ address, change: { actions, after } }) => [
    address,
    { actions, after: withoutEmpty(after) },
  ]);
  return { changes: Object.fromEntries(changes) as object, output_changes };
}

/** What a plan says that was changed by hand; not that an empty map is now null. */
function drifted(json: Buffer): unknown {
  const { resource_drift = [] } = JSON.parse(json.toString()) as { resource_drift?: Change[] };
  return resource_drift
    .map(({ address, change: { before, after } }) => [address, withoutEmpty(before), withoutEmpty(after)])
    .filter(([, before, after]) => !isDeepStrictEqual(before, after))
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** A resource just created has null where a refreshed one has an empty map, without a difference to any plan. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value as object).filter(
      ([, member]) =>
        member !== null && !(typeof member === "object" && Object.keys(member as object).length === 0),
    ),
  );
}

/** Shuffles, always alike, and cuts into rounds of at least one. */
function inRounds(names: readonly string[], count: number): string[] {
  let seed = 20;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const shuffled = names
    .map((name) => [random(), name] as const)
    .sort(([a], [b]) => a - b)
    .map(([, name]) => name);
  return Array.from({ length: count }, (_, round) =>
    shuffled.filter((_, index) => index % count === round).join("; "),
  );
}
