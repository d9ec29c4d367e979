import fs from "node:fs";
import path from "node:path";
import { App } from "cdktf";
import { readAccess } from "../../../lib/access/access";
import type { AccessConfig } from "../../../lib/config";
import { AccessStack } from "../../../lib/constructs";
import { startRehearsal, type Rehearsal, type RehearsalOptions } from "../../../lib/rehearsal";
import { terraformEnvironment } from "../../../lib/rehearsal/run/containment";
import { readBack } from "../../../lib/rehearsal/run/read-back";
import type { ChangeCounts } from "../../../lib/terraform/events";
import {
  apply,
  init,
  plan,
  type ApplyResult,
  type PlanResult,
  type Terraform,
} from "../../../lib/terraform/terraform";
import { run } from "./command";
import { temporaryFolder } from "./temporary-folder";
import { terraform as binary } from "./with-terraform";

/** A stack whose config changes from step to step, in one folder with one state, against one service. */
export class Deployment {
  private initialized = false;

  private constructor(
    readonly service: Rehearsal,
    public terraform: Terraform,
  ) {}

  static async open(options: RehearsalOptions): Promise<Deployment> {
    const service = await startRehearsal(options);
    const folder = temporaryFolder();
    const cwd = path.join(folder, "stacks/access");
    const env = terraformEnvironment(process.env, folder, service.url, options.seed?.region ?? "us-east-1");
    return new Deployment(service, { binary: binary ?? "terraform", cwd, env });
  }

  /** From here on Terraform calls with this access key. */
  callAs(accessKeyId: string): void {
    const { env } = this.terraform;
    this.terraform = { ...this.terraform, env: { ...env, AWS_ACCESS_KEY_ID: accessKeyId } };
  }

  /** Synthesizes a config, with the files that it names below `folder`, and plans it. */
  async plan(config: AccessConfig, folder?: string): Promise<PlanResult> {
    const { cwd } = this.terraform;
    const app = new App({ outdir: path.join(cwd, "../..") });
    new AccessStack(app, "access", { config: readAccess(config, folder) });
    app.synth();
    this.useLocalState(path.join(cwd, "cdk.tf.json"));
    if (!this.initialized) await init(this.terraform);
    this.initialized = true;
    return plan(this.terraform, "test.tfplan");
  }

  /** Plans a config and applies it; the counts are those of the plan. */
  async deploy(config: AccessConfig, folder?: string): Promise<ChangeCounts> {
    const { changes } = await this.plan(config, folder);
    const { errors } = await this.apply();
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return changes;
  }

  /** Applies the last plan; what fails is in the result. */
  apply(): Promise<ApplyResult> {
    return apply(this.terraform, "test.tfplan");
  }

  /** The plan made last, as `terraform show -json` prints it. */
  async show(): Promise<string> {
    const { binary, cwd, env } = this.terraform;
    const { code, stdout, stderr } = await run(binary, ["show", "-json", "test.tfplan"], { cwd, env });
    if (code !== 0) throw new Error(stderr);
    return stdout;
  }

  /** The folder of the stack, with the plan made last. */
  get folder(): string {
    return this.terraform.cwd;
  }

  /** What the service holds, as `principal, permission set, account id`, sorted. */
  async held(): Promise<string[]> {
    const rows = await readBack(this.service.url);
    return rows
      .map(({ principal, permissionSet, accountId }) => `${principal}, ${permissionSet}, ${accountId}`)
      .sort();
  }

  close(): Promise<void> {
    return this.service.close();
  }

  private useLocalState(file: string): void {
    const configuration = JSON.parse(fs.readFileSync(file, "utf8")) as { terraform: Record<string, unknown> };
    configuration.terraform.backend = {
      local: { path: path.join(path.dirname(file), "../../terraform.tfstate") },
    };
    fs.writeFileSync(file, JSON.stringify(configuration, undefined, 2));
  }
}
