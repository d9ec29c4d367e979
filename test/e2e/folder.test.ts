import fs from "node:fs";
import path from "node:path";
import { identityCenter, root, run } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";

const policy =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }] }';
const files: Readonly<Record<string, string>> = {
  "access/organization.json":
    '{ "$schema": "../access.schema.json", "accounts": { "prod": "222222222222" } }',
  "access/people.yaml": "users: { alice: alice }\ngroups: { ops: Operations }\n",
  "access/teams/ops.ts": `import type { AccessPart } from "cdktf-identity-center/config";
export default {
  permissionSets: { Ops: { inlinePolicy: { file: "policies/ops.json" } } },
  assignments: { ops: { users: ["alice"], groups: ["ops"], permissionSets: ["Ops"], accounts: ["prod"] } },
} as const satisfies AccessPart;\n`,
  "access/teams/policies/ops.json": policy,
};

function folderOf(more: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries({ ...files, ...more })) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

describe("a folder of documents", () => {
  it("is valid as one access config", async () => {
    const result = await identityCenter(["validate", "access"], { cwd: folderOf() });
    expect(result).toMatchObject({
      code: 0,
      stdout: "access is valid: 2 account assignments, 1 permission set, 1 account.\n",
      stderr: "",
    });
  });

  it("marks problems in their own files for GitHub", async () => {
    const cwd = folderOf({
      "access/a.yaml": "users:\n  bob: { id: bob }\n",
      "access/z.yaml": "groups: { ops: Other }",
    });
    const { code, stdout } = await identityCenter(["validate", "access", "--format", "github"], { cwd });
    expect(code).toBe(1);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => line.split("::")[1]),
    ).toEqual([
      "warning file=access/a.yaml,line=2,col=3,title=unused-user",
      "error file=access/a.yaml,line=2,col=14,title=invalid-principal-id",
      "error file=access/z.yaml,line=1,col=11,title=duplicate-key",
    ]);
  });

  it("is synthesized by main.ts, its policies with it", async () => {
    const cwd = folderOf();
    const outdir = path.join(cwd, "out");
    const main = path.join(root, "dist/main.js");
    // cdktf itself calls what Node.js 24 deprecates.
    const env = { ACCESS_CONFIG: "access", CDKTF_OUTDIR: outdir, NODE_OPTIONS: "--no-deprecation" };
    expect(await run(process.execPath, [main], { cwd, env })).toMatchObject({ code: 0, stderr: "" });
    const stack = fs.readFileSync(path.join(outdir, "stacks/access/cdk.tf.json"), "utf8");
    expect(JSON.parse(stack)).toMatchObject({
      resource: { aws_ssoadmin_account_assignment: expect.anything() },
    });
    expect(stack).toContain("s3:*");
  });
});
