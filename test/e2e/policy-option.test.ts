import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { callRehearsal } from "../../lib/rehearsal";
import { identityCenter, root, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const planRole = path.join(root, "examples/iam/plan-role.json");

const config = `
identityCenter:
  instance: { arn: "arn:aws:sso:::instance/ssoins-0123456789abcdef", identityStoreId: d-0123456789 }
accounts: { production: "222222222222" }
groups: { platform: Platform Engineers }
permissionSets: { ReadOnly: {} }
assignments:
  look: { groups: [platform], permissionSets: [ReadOnly], accounts: [production] }
`;

function project(files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  for (const [name, text] of Object.entries({ "access.config.yaml": config, ...files }))
    fs.writeFileSync(path.join(cwd, name), text);
  return cwd;
}

describe("identity-center rehearse --policy", () => {
  it("holds every caller of a service to it", async () => {
    let server: ChildProcess | undefined;
    let ended: Promise<CommandResult> | undefined;
    const url = await new Promise<string>((resolve) => {
      ended = identityCenter(["rehearse", "--serve", "--policy", planRole], {
        cwd: project(),
        onStart: (child) => {
          server = child;
          child.stdout?.once("data", (text: string) => resolve(text.trim()));
        },
      });
    });
    try {
      const InstanceArn = "arn:aws:sso:::instance/ssoins-0123456789abcdef";
      await callRehearsal(url, "sso-admin", "ListPermissionSets", { InstanceArn });
      await expect(
        callRehearsal(url, "sso-admin", "CreatePermissionSet", { InstanceArn, Name: "Mine" }),
      ).rejects.toThrow("is not authorized to perform: sso:CreatePermissionSet");
    } finally {
      server?.kill("SIGTERM");
      await ended;
    }
  });

  it.each([
    ["no policy", '{ "Statement": "all" }', 'The policy "policy.json" cannot be used:\n  Statement: '],
    ["no JSON", "Allow: all", 'The policy "policy.json" cannot be read: '],
  ])("refuses a file that is %s, with a sentence", async (_, text, sentence) => {
    const cwd = project({ "policy.json": text });
    const { code, stdout, stderr } = await identityCenter(["rehearse", "--policy", "policy.json"], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describeWithTerraform("identity-center rehearse --policy, with the real Terraform and AWS provider", () => {
  it("says what the policy does not allow", async () => {
    const { code, stderr } = await identityCenter(["rehearse", "--policy", planRole], { cwd: project() });
    expect(code).toBe(1);
    expect(stderr).toContain("terraform apply stopped half-way:");
    expect(stderr).toContain("because no identity-based policy allows the sso:CreatePermissionSet action");
  });
});
