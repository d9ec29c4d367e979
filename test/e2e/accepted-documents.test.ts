import fs from "node:fs";
import path from "node:path";
import { Testing } from "cdktf";
import { resolveSource } from "../../lib/access/access";
import { plainSource } from "../../lib/config/read/source";
import { AccessStack } from "../../lib/constructs";
import { startRehearsal } from "../../lib/rehearsal";
import { terraformEnvironment } from "../../lib/rehearsal/run/containment";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { init, plan } from "../../lib/terraform/terraform";
import { mutate, random, richConfig, richSnapshot } from "../helpers/mutate";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform, terraform } from "./support/with-terraform";

type Blocks = Record<string, Record<string, unknown>>;

describeWithTerraform("documents that are accepted", () => {
  it("are none that the AWS provider refuses at plan", async () => {
    const accepted = acceptedDocuments(600);
    expect(accepted.length).toBeGreaterThan(40);
    const folder = temporaryFolder();
    const merged = mergeAll(accepted.map((access) => Testing.synth(stackOf(access))));
    fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(merged));

    const { seed } = seedFromAccess(accepted[0]!);
    const service = await startRehearsal({
      // The Region of the one provider: whatever documents say of theirs is text to a plan.
      seed: { ...seed, region: "us-east-1", permissionSets: [{ name: "AWSReadOnlyAccess" }] },
    });
    try {
      const env = terraformEnvironment(process.env, folder, service.url, "us-east-1");
      const run = { binary: terraform ?? "terraform", cwd: folder, env };
      await init(run);
      const { changes } = await plan(run, "all.tfplan");
      expect(changes.add).toBeGreaterThan(accepted.length);
    } finally {
      await service.close();
    }
  });
});

/** What mutated documents mean, as far as they are accepted; the same in every run. */
function acceptedDocuments(rounds: number) {
  const next = random(42);
  const accepted = [];
  for (let round = 0; round < rounds; round += 1) {
    const document = richConfig();
    mutate(document, next);
    const { problems, ...access } = resolveSource(plainSource(document), {
      snapshot: richSnapshot,
      today: "2026-11-22",
    });
    if (problems.every(({ severity }) => severity === "warning")) accepted.push({ ...access, warnings: [] });
  }
  return accepted;
}

function stackOf(access: ConstructorParameters<typeof AccessStack>[2]["config"]): AccessStack {
  return new AccessStack(Testing.app(), "access", { config: access });
}

/**
 * All stacks in one configuration, so that one plan judges them: each resource under a name of its own, with its
 * references. Look-ups stay out of it, for what they look for may not exist; the ids that they would give stand in.
 */
function mergeAll(stacks: readonly string[]): object {
  const resource: Blocks = {};
  stacks.forEach((text, index) => {
    const stack = JSON.parse(rename(text, index)) as { resource?: Blocks };
    for (const [type, items] of Object.entries(stack.resource ?? {})) {
      for (const [name, item] of Object.entries(items)) (resource[type] ??= {})[`${name}_${index}`] = item;
    }
  });
  const { AWS_PROVIDER_VERSION: version } = process.env;
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", ...(version && { version }) } } },
    provider: { aws: [{ region: "us-east-1" }] },
    data: { aws_ssoadmin_instances: { "identity-center": {} } },
    resource,
  };
}

function rename(text: string, index: number): string {
  return text
    .replace(
      /\$\{data\.aws_identitystore_\w+\.[\w-]+\.\w+\}/g,
      "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f",
    )
    .replace(
      /\$\{data\.aws_ssoadmin_permission_set\.[\w-]+\.arn\}/g,
      "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef",
    )
    .replace(/(aws_(?:ssoadmin|identitystore)_[a-z_]+\.[\w-]+_[0-9a-f]{12})/g, `$1_${index}`);
}
