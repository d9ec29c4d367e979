import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { AccessConfig } from "../../lib/config";
import { callRehearsal, pages, startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { generateSeed } from "../helpers/world";
import { identityCenter, type CommandResult } from "./support/command";
import { Deployment } from "./support/deployment";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";
import "./support/timeout";

const adopt = (cwd: string, { url }: Rehearsal, ...args: string[]): Promise<CommandResult> =>
  identityCenter(["adopt", "--calls-per-second", "1000", ...args], {
    cwd,
    env: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: "rehearsal",
      AWS_SECRET_ACCESS_KEY: "rehearsal",
      AWS_REGION: "eu-west-1",
    },
  });
const read = (cwd: string, file: string) => fs.readFileSync(path.join(cwd, file), "utf8");

describeWithTerraform(
  "an instance with 60 permission sets, 80 accounts and 1,500 account assignments",
  () => {
    const seed = generateSeed({
      accounts: 80,
      permissionSets: 60,
      accountAssignments: 1500,
      deletedPrincipals: 0,
    });
    const cwd = temporaryFolder();
    let deployment: Deployment;
    let before: string[];

    beforeAll(async () => {
      deployment = await Deployment.open({ seed });
      before = await deployment.held();
      const { code, stderr } = await adopt(cwd, deployment.service);
      if (code !== 0) throw new Error(stderr);
    });
    afterAll(() => deployment.close());

    it("is imported whole by the first plan, which changes nothing", async () => {
      const imports = Object.keys(JSON.parse(read(cwd, "access.imports.json")) as object);
      expect(imports.length).toBeGreaterThan(1500);
      const config = parse(read(cwd, "access.config.yaml")) as AccessConfig;
      expect(await deployment.deploy(config, cwd)).toMatchObject({
        import: imports.length,
        add: 0,
        change: 0,
        remove: 0,
      });
    });

    it("is as it was, and the next plan is empty", async () => {
      expect(before).toHaveLength(1500);
      expect(await deployment.held()).toEqual(before);
      const { imports, ...config } = parse(read(cwd, "access.config.yaml")) as AccessConfig;
      expect(imports).toBe("access.imports.json");
      const { changes } = await deployment.plan(config, cwd);
      expect(changes).toMatchObject({ import: 0, add: 0, change: 0, remove: 0 });
    });
  },
);

describe("what lies in a folder already", () => {
  const seed = generateSeed({
    accounts: 12,
    permissionSets: 14,
    accountAssignments: 60,
    deletedPrincipals: 2,
  });
  const cwd = temporaryFolder();
  let service: Rehearsal;

  beforeAll(async () => {
    service = await startRehearsal({ seed });
  });
  afterAll(() => service.close());

  it("is not written over, and a deleted principal's access is listed with the command that removes it", async () => {
    const first = await adopt(cwd, service);
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(
      /2 account assignments of principals that were deleted[^]*aws sso-admin delete-account-assignment [^]*--target-id \d{12}/,
    );
    const text = read(cwd, "access.config.yaml");
    const second = await adopt(cwd, service);
    expect(second).toMatchObject({ code: 1, stdout: "" });
    expect(second.stderr).toMatch(/^access\.config\.yaml exists already\..*--force/);
    expect(read(cwd, "access.config.yaml")).toBe(text);
    expect((await adopt(cwd, service, "--force")).code).toBe(0);
    expect(fs.readdirSync(cwd).sort()).toEqual([
      "access.config.yaml",
      "access.imports.json",
      "organization.json",
    ]);
  });

  it("gets only what is missing from it", async () => {
    const all = await adopt(cwd, service, "access.config.yaml");
    expect(all.stdout).toContain("The access config lacks nothing of what AWS has.");
    await assignByHand(service);
    const more = await adopt(cwd, service, "access.config.yaml");
    expect(more.stdout).toContain(
      "adopted-2.yaml is written: 0 permission sets, 1 account assignment in 1 entry",
    );
    const { assignments, ...rest } = parse(read(cwd, "adopted-2.yaml")) as AccessConfig;
    expect(Object.values(assignments)).toEqual([
      {
        groups: [expect.any(String)],
        permissionSets: [expect.any(String)],
        accounts: [expect.any(String)],
      },
    ]);
    expect(Object.keys(rest).every((key) => ["accounts", "groups"].includes(key))).toBe(true);
    const folder = path.join(cwd, "access");
    fs.mkdirSync(folder);
    for (const file of ["access.config.yaml", "access.imports.json", "organization.json", "adopted-2.yaml"])
      fs.copyFileSync(path.join(cwd, file), path.join(folder, file));
    expect((await adopt(cwd, service, "access")).stdout).toContain("lacks nothing");
  });

  it("stays as it is where the read fails half-way", async () => {
    const other = temporaryFolder();
    const broken = await startRehearsal({
      seed,
      faults: [{ operation: "ListAccountAssignments", code: "AccessDeniedException", times: 1 }],
    });
    const { code, stderr } = await adopt(other, broken);
    await broken.close();
    expect(code).toBe(1);
    expect(stderr).toContain("ListAccountAssignments");
    expect(fs.readdirSync(other)).toEqual([]);
  });
});

/** One account assignment that nothing has yet, made as the console does. */
async function assignByHand({ url }: Rehearsal): Promise<void> {
  const [instance] = await pages<{ InstanceArn: string; IdentityStoreId: string }>(
    url,
    "sso-admin",
    "ListInstances",
    "Instances",
  );
  const { InstanceArn, IdentityStoreId } = instance!;
  const sets = await pages<string>(url, "sso-admin", "ListPermissionSets", "PermissionSets", { InstanceArn });
  const [group] = await pages<{ GroupId: string }>(url, "identitystore", "ListGroups", "Groups", {
    IdentityStoreId,
  });
  // The last one of a generated world is nobody's.
  await callRehearsal(url, "sso-admin", "CreateAccountAssignment", {
    InstanceArn,
    PermissionSetArn: sets.at(-1),
    PrincipalType: "GROUP",
    PrincipalId: group!.GroupId,
    TargetType: "AWS_ACCOUNT",
    TargetId: "111111111111",
  });
}
