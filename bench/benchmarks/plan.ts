import fs from "node:fs";
import path from "node:path";
import { App } from "cdktf";
import { readAccess } from "../../lib/access/access";
import { AccessStack } from "../../lib/constructs";
import { startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { terraformEnvironment } from "../../lib/rehearsal/run/containment";
import { findTerraform } from "../../lib/terraform/find-terraform";
import { init, plan as planWith, type Terraform } from "../../lib/terraform/terraform";
import { side, type Benchmark, type Figure } from "../harness/benchmark";
import { childCpu } from "../harness/child-cpu";
import { makeGrants, type Grants } from "../inputs/grants";
import { root } from "../harness/places";
import { temporaryFolder } from "../harness/temporary-folder";

/** `terraform plan` of new account assignments, against the local service, beside the same as a `for_each` module. */
export const plan: Benchmark = {
  name: "plan",
  about:
    "`terraform plan` of new account assignments against the local Identity Center: one resource each, beside the same grants by a module with `for_each` (bench/inputs/for-each)",
  async measure({ effort, rounds, say }) {
    const small = await compare(1000, rounds ?? (effort === "quick" ? 1 : 3), say);
    if (effort === "quick") return small;
    return [...small, ...(await compare(5000, rounds ?? (effort === "full" ? 3 : 1), say, 0.2))];
  },
};

interface Cost {
  readonly wall: number;
  readonly cpu: number | undefined;
}

async function compare(
  count: number,
  rounds: number,
  say: (text: string) => void,
  cpuAtMost?: number,
): Promise<readonly Figure[]> {
  const grants = makeGrants(count);
  const service = await startRehearsal({ seed: grants.seed });
  try {
    const stack = await prepare(service, grants, synthesize);
    const module = await prepare(service, grants, writeModule);
    const [ours, theirs]: [Cost[], Cost[]] = [[], []];
    for (let round = 1; round <= rounds; round += 1) {
      say(`plan of ${count} account assignments as resources of their own, ${round} of ${rounds}`);
      ours.push(await measurePlan(stack, count));
      say(`plan of ${count} account assignments with for_each, ${round} of ${rounds}`);
      theirs.push(await measurePlan(module, count));
    }
    const figure = (label: string, part: keyof Cost, atMost?: number): Figure => ({
      what: `${count.toLocaleString("en")} new account assignments: ${label}`,
      unit: "s",
      ours: side("one resource each", values(ours, part)),
      beside: side("for_each", values(theirs, part)),
      ...(atMost !== undefined && { target: { atMost, of: "ratio" } }),
    });
    const cpu = values(ours, "cpu").length > 0 ? [figure("CPU time", "cpu", cpuAtMost)] : [];
    return [figure("time", "wall"), ...cpu];
  } finally {
    await service.close();
  }
}

function values(costs: readonly Cost[], part: keyof Cost): number[] {
  return costs.flatMap((cost) => cost[part] ?? []);
}

/** An initialised folder of Terraform that knows no way but that to the service. */
async function prepare(
  service: Rehearsal,
  grants: Grants,
  write: (folder: string, grants: Grants) => string,
): Promise<Terraform> {
  const folder = temporaryFolder();
  const cwd = write(folder, grants);
  const env = terraformEnvironment(process.env, folder, service.url, grants.region);
  const terraform = { binary: findTerraform(), cwd, env };
  await init(terraform);
  return terraform;
}

function synthesize(folder: string, { config }: Grants): string {
  const app = new App({ outdir: folder });
  const stack = new AccessStack(app, "access", { config: readAccess(config) });
  stack.addOverride("terraform.backend", { local: { path: path.join(folder, "terraform.tfstate") } });
  app.synth();
  return path.join(folder, "stacks/access");
}

function writeModule(folder: string, { variables }: Grants): string {
  // The very provider of the other side.
  const version = process.env.AWS_PROVIDER_VERSION ?? "~> 6.25";
  fs.cpSync(path.join(root, "bench/inputs/for-each"), folder, { recursive: true });
  const write = (name: string, content: object) =>
    fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
  write("versions.tf.json", {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version } } },
  });
  write("grants.auto.tfvars.json", variables);
  return folder;
}

async function measurePlan(terraform: Terraform, count: number): Promise<Cost> {
  const before = childCpu();
  const started = performance.now();
  const { planned } = await planWith(terraform, "bench.tfplan");
  const wall = (performance.now() - started) / 1000;
  const after = childCpu();
  const found = planned.filter(({ address }) => address.includes("aws_ssoadmin_account_assignment.")).length;
  if (found !== count) throw new Error(`${found} account assignments are planned instead of ${count}`);
  return { wall, cpu: before === undefined || after === undefined ? undefined : after - before };
}
