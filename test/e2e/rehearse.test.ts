import fs from "node:fs";
import path from "node:path";
import { identityCenter, root } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

describeWithTerraform("identity-center rehearse", () => {
  it("deploys the sample, prints its account assignments, and plans no changes after it", async () => {
    const scratch = temporaryFolder();
    const { code, stdout, stderr } = await identityCenter(["rehearse"], {
      cwd: root,
      env: { TMPDIR: scratch, ACCESS_CONFIG: undefined },
    });
    expect({ code, stderr: stderr.includes("terraform apply: 26 of 26 resources") }).toEqual({
      code: 0,
      stderr: true,
    });
    expect(stdout).toMatch(/^TYPE +PRINCIPAL +PERMISSION SET +ACCOUNT +ACCOUNT ID +ENTRY$/m);
    expect(stdout).toMatch(/^USER +carol +Developer +sandbox +444444444444 +contractor$/m);
    expect(stdout).toContain("13 of 13 planned account assignments are held by the service");
    expect(stdout).toContain("A second plan: no changes.");
    expect(fs.readdirSync(scratch).filter((name) => name.startsWith("identity-center"))).toEqual([]);
  });

  it("loses no account assignment, however alike the names, in a folder without a cdktf app", async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, "access.config.yaml"), alikeNames);
    const { code, stdout, stderr } = await identityCenter(["rehearse"], {
      cwd: folder,
      env: { ACCESS_CONFIG: undefined },
    });
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    const rows = stdout.split("\n").filter((line) => /^(USER|GROUP) /.test(line));
    expect(rows.map((row) => row.replace(/ {2,}/g, " | "))).toEqual([
      "GROUP | a-b | Read.Only | 222222222222 | everybody",
      "GROUP | a-b | ReadOnly | 222222222222 | everybody",
      "USER | a b | Read.Only | 222222222222 | everybody",
      "USER | a b | ReadOnly | 222222222222 | everybody",
      "USER | a-b | Read.Only | 222222222222 | everybody",
      "USER | a-b | ReadOnly | 222222222222 | everybody",
      "USER | a.b | Read.Only | 222222222222 | everybody",
      "USER | a.b | ReadOnly | 222222222222 | everybody",
    ]);
    expect(stdout).toContain("8 of 8 planned account assignments");
    expect(fs.readdirSync(folder)).toEqual(["access.config.yaml"]);
  });

  it("says what was applied where Terraform fails half-way, and that running again continues", async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, "access.yaml"), alikeNames);
    const { code, stdout, stderr } = await identityCenter(
      ["rehearse", "access.yaml", "--fault", "CreateAccountAssignment:AccessDeniedException"],
      { cwd: folder },
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("AccessDeniedException");
    expect(stderr).toMatch(/Applied 2 of 10 resources:\n {2}aws_ssoadmin_permission_set\.set_Read/);
    expect(stderr).toMatch(/Not applied:\n {2}aws_ssoadmin_account_assignment\.group_a-b_Read/);
    expect(stderr).toContain("running again continues");
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

const alikeNames = `
users: { "a.b": a.b@example.com, "a-b": same-name, "a b": { email: ab@example.com } }
groups: { a-b: same-name }
permissionSets: { Read.Only: {}, ReadOnly: {} }
assignments:
  everybody:
    users: [a.b, a-b, a b]
    groups: [a-b]
    permissionSets: [Read.Only, ReadOnly]
    accounts: ["222222222222"]
`;
