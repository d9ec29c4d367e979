import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../lib/access/access";
import { startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { compare } from "../../lib/rehearsal/run/compare";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { calling } from "./support/calling";
import { root, run, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform, terraform } from "./support/with-terraform";

const config = `
identityCenter: { region: eu-west-1 }
accounts: { production: "222222222222" }
groups: { developers: Developers, platform: Platform Engineers }
permissionSets:
  Developer: { managedPolicies: [PowerUserAccess], sessionDuration: 8h }
assignments:
  build: { groups: [developers, platform], permissionSets: [Developer], accounts: [production] }
`;

describeWithTerraform("main.ts", () => {
  let folder: string;
  let service: Rehearsal;
  let env: NodeJS.ProcessEnv;

  beforeEach(async () => {
    folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, "some.yaml"), config);
    const app = `${root}/node_modules/.bin/jiti ${root}/main.ts`;
    fs.writeFileSync(
      path.join(folder, "cdktf.json"),
      JSON.stringify({ language: "typescript", app, sendCrashReports: "false" }),
    );
    service = await startRehearsal({
      seed: seedFromAccess(await loadAccess({ file: "some.yaml", cwd: folder })).seed,
    });
    env = { ...calling(service.url), ACCESS_CONFIG: "some.yaml" };
  });
  afterEach(() => service.close());

  it("is deployed, compared and destroyed by cdktf", async () => {
    succeed(await cdktf("deploy", "--auto-approve", "--skip-provider-lock"));
    await expectDeployed();
    const { stdout } = succeed(await cdktf("diff", "--skip-provider-lock"));
    expect(stdout).toContain("No changes");
    succeed(await cdktf("destroy", "--auto-approve", "--skip-provider-lock"));
    expect(await readBack(service.url)).toEqual([]);
  });

  it("is synthesized by cdktf and applied by plain terraform", async () => {
    succeed(await cdktf("synth"));
    const cwd = path.join(folder, "cdktf.out/stacks/access");
    expect(fs.existsSync(path.join(cwd, "cdk.tf.json"))).toBe(true);
    const binary = terraform ?? "terraform";
    succeed(await run(binary, ["init", "-input=false"], { cwd, env }));
    succeed(await run(binary, ["apply", "-input=false", "-auto-approve"], { cwd, env }));
    await expectDeployed();
    const outputs = JSON.parse(
      succeed(await run(binary, ["output", "-json"], { cwd, env })).stdout,
    ) as Record<string, { value: unknown }>;
    expect(outputs.instance_arn?.value).toMatch(/^arn:aws:sso:::instance\/ssoins-/);
    expect(outputs.identity_store_id?.value).toMatch(/^d-/);
    expect(outputs.permission_set_arns?.value).toEqual({
      Developer: expect.stringMatching(/^arn:aws:sso:::permissionSet\//) as string,
    });
    expect(outputs.reserved_role_arn_patterns?.value).toEqual({
      Developer:
        "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Developer_????????????????",
    });
  });

  it("prints the problems of a bad config and writes nothing", async () => {
    fs.writeFileSync(
      path.join(folder, "some.yaml"),
      "assignments: { x: { permissionSets: [Nobody], accounts: [prod] } }",
    );
    const { code, stdout, stderr } = await cdktf("synth");
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('there is no permission set "Nobody"');
    expect(stdout + stderr).toContain("3 errors");
    expect(stdout + stderr).not.toMatch(/^\s+at .*\.(ts|js):\d+/m);
    expect(fs.existsSync(path.join(folder, "cdktf.out/stacks"))).toBe(false);
  });

  function cdktf(...args: string[]): Promise<CommandResult> {
    return run(path.join(root, "node_modules/.bin/cdktf"), args, { cwd: folder, env });
  }

  async function expectDeployed(): Promise<void> {
    const access = await loadAccess({ file: "some.yaml", cwd: folder });
    const { held, missing, unplanned } = compare(
      access,
      seedFromAccess(access).nameOf,
      await readBack(service.url),
    );
    expect({ held: held.length, missing, unplanned }).toEqual({ held: 2, missing: [], unplanned: [] });
  }
});

function succeed(result: CommandResult): CommandResult {
  if (result.code !== 0) throw new Error(`exit code ${result.code}\n${result.stdout}\n${result.stderr}`);
  return result;
}
