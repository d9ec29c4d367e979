import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../lib/access/access";
import { startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { calling } from "./support/calling";
import { identityCenter, type CommandOptions, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const config = `
identityCenter: { region: eu-west-1, identitySource: identity-center }
organization: organization.json
groups: { developers: Developers, platform: Platform Engineers }
permissionSets: { Developer: { sessionDuration: 8h } }
assignments:
  build: { groups: [developers, platform], permissionSets: [Developer], accounts: [{ ou: Workloads }] }
`;

/** With it a check reads the organization at every plan, which must not look like a change. */
const organization = {
  version: 1,
  takenAt: "2026-11-22T08:00:00Z",
  organizationId: "o-a1b2c3d4e5",
  managementAccountId: "111111111111",
  root: {
    id: "r-ab12",
    name: "Root",
    accounts: [{ id: "111111111111", name: "management", state: "ACTIVE" }],
    organizationalUnits: [
      {
        id: "ou-ab12-11111111",
        name: "Workloads",
        accounts: [{ id: "222222222222", name: "production", state: "ACTIVE" }],
        organizationalUnits: [],
      },
    ],
  },
};

describeWithTerraform("plan and apply, from an interruption to the end", () => {
  const folder = temporaryFolder();
  const saved = path.join(folder, "access.tfplan");
  let service: Rehearsal;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    fs.writeFileSync(path.join(folder, "access.config.yaml"), config);
    fs.writeFileSync(path.join(folder, "organization.json"), JSON.stringify(organization));
    const { seed } = seedFromAccess(await loadAccess({ file: "access.config.yaml", cwd: folder }));
    service = await startRehearsal({ seed });
    env = calling(service.url);
  });
  afterAll(() => service.close());

  it("saves a plan, and keeps the lock file", async () => {
    const { code, stdout, stderr } = await run("plan");
    expect({ code, stderr: code === 2 ? "" : stderr }).toEqual({ code: 2, stderr: "" });
    expect(stdout).toContain("Account assignments: 2 gained, 0 lost");
    expect(stdout).toContain("+ gains Developer in production");
    expect(stdout).toContain("Prompt users for MFA");
    expect(stderr).toContain(".terraform.lock.hcl was made beside cdktf.json: commit it");
    expect(stderr).toContain("identity-center apply access.tfplan");
    expect(files()).toEqual([
      ".terraform.lock.hcl",
      "access.config.yaml",
      "access.tfplan",
      "cdktf.out",
      "organization.json",
    ]);
    expect(await held()).toEqual([]);
  });

  it("interrupted, says what is done and what was under way", async () => {
    const { code, stdout, stderr } = await run("apply", "access.tfplan", { onStart: interruptOnceRunning });
    expect({ code, stderr: code === 130 ? "" : stderr }).toEqual({ code: 130, stderr: "" });
    expect(stdout).toContain("Done: 1 of 3 changes.");
    expect(stdout).toContain("  permission set Developer created\nNot done: 2.");
    expect(stdout).toContain("  gained: GROUP platform, Developer in production");
    expect(stdout).toContain("2 were under way when it ended, and AWS may still complete them.");
    expect(stdout).toContain("Run identity-center plan again");
    // And so AWS does: Terraform's state knows of neither.
    expect(await held()).toHaveLength(2);
  });

  it("refuses the plan that was applied in part, and says what to do", async () => {
    const { code, stdout, stderr } = await run("apply", "access.tfplan");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "Nothing was changed.\n" });
    expect(stderr).toContain("Saved plan is stale");
    expect(stderr).toContain("Make a new plan (identity-center plan)");
  });

  it("completes it, with nothing assigned twice", async () => {
    expect(await run("plan")).toMatchObject({ code: 2 });
    const { code, stdout, stderr } = await run("apply", "access.tfplan");
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Done: 2 of 2 changes.");
    expect(stdout).toContain("2 of these existed already, just as planned");
    expect(stdout).toContain("Prompt users for MFA");
    expect(await held()).toEqual(["Developers, Developer", "Platform Engineers, Developer"]);
    expect(files()).toEqual([
      ".terraform.lock.hcl",
      "access.config.yaml",
      "access.tfplan",
      "cdktf.out",
      "organization.json",
      "terraform.access.tfstate",
    ]);
    expect(fs.readdirSync(path.join(folder, "cdktf.out/stacks/access")).sort()).toEqual([
      ".terraform",
      ".terraform.lock.hcl",
      "cdk.tf.json",
    ]);
  });

  it("then plans no change, and has nothing to apply", async () => {
    const { code, stderr } = await run("plan");
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    expect(stderr).not.toContain(".terraform.lock.hcl");
    const verified = await run("plan", "--verified");
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.stderr).toContain("(3 resources) agrees with what AWS has");
    const applied = await run("apply", "access.tfplan");
    expect(applied).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("changes no resource") as string,
    });
  });

  it("keeps the saved plan where the next one fails", async () => {
    const before = fs.readFileSync(saved);
    fs.writeFileSync(
      path.join(folder, "access.config.yaml"),
      config.replace("Platform Engineers", "Nobody there"),
    );
    const { code, stdout, stderr } = await run("plan");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/terraform plan failed:\n.*group_platform/);
    expect(fs.readFileSync(saved).equals(before)).toBe(true);
    expect(files().filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("a lock file without a checksum of this platform is a sentence", async () => {
    const lock = path.join(folder, ".terraform.lock.hcl");
    const wrong = fs.readFileSync(lock, "utf8").replace(/"(h1|zh):[^"]*"/g, '"h1:AAAA"');
    fs.writeFileSync(lock, wrong);
    const { code, stderr } = await run("plan");
    expect(code).toBe(1);
    expect(stderr).toContain("terraform providers lock -platform=linux_amd64");
    expect(fs.readFileSync(lock, "utf8")).toBe(wrong);
  });

  function run(command: string, ...rest: (string | Partial<CommandOptions>)[]): Promise<CommandResult> {
    const args = rest.filter((one) => typeof one === "string");
    const [options = {}] = rest.filter((one) => typeof one !== "string");
    return identityCenter([command, ...args], { cwd: folder, env, ...options });
  }

  function files(): string[] {
    return fs
      .readdirSync(folder)
      .filter((name) => !name.endsWith(".backup"))
      .sort();
  }

  async function held(): Promise<string[]> {
    const rows = await readBack(service.url);
    return rows.map(({ principal, permissionSet }) => `${principal}, ${permissionSet}`).sort();
  }
});

/** Ctrl-C once the permission set is there and its account assignments are under way. */
const interruptOnceRunning: CommandOptions["onStart"] = (child) => {
  let interrupted = false;
  child.stderr?.on("data", (text: string) => {
    if (interrupted || !text.includes("1 of 3 done")) return;
    interrupted = true;
    setTimeout(() => child.kill("SIGINT"), 2000);
  });
};
