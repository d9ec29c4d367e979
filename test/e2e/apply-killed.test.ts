import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../lib/access/access";
import { startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { calling } from "./support/calling";
import { identityCenter, type CommandResult } from "./support/command";
import { killTree } from "./support/kill-tree";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const config = `
identityCenter: { region: eu-west-1, mfa: acknowledged }
accounts: { production: "222222222222", staging: "333333333333" }
groups: { developers: Developers, auditors: Auditors }
permissionSets:
  Developer: { managedPolicies: [PowerUserAccess], sessionDuration: 8h, tags: { team: build } }
  Audit: { description: Looks at everything }
assignments:
  build: { groups: [developers], permissionSets: [Developer], accounts: [production, staging] }
  audit: { groups: [auditors], permissionSets: [Audit], accounts: [production, staging] }
`;

describeWithTerraform("an apply that is killed, over and over", () => {
  const folder = temporaryFolder();
  const stack = path.join(folder, "cdktf.out/stacks/access");
  let service: Rehearsal;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    fs.writeFileSync(path.join(folder, "access.config.yaml"), config);
    const { seed } = seedFromAccess(await loadAccess({ file: "access.config.yaml", cwd: folder }));
    // What AWS has done, and nobody hears of: the answers come when nobody is there any more.
    const faults = ["CreatePermissionSet", "AttachManagedPolicyToPermissionSet"].map((operation) => ({
      operation,
      delayMs: 5000,
      times: 2,
    }));
    service = await startRehearsal({ seed, asyncMs: 300, faults });
    env = calling(service.url);
  });
  afterAll(() => service.close());

  it("leaves behind what AWS has done and the state does not know: permission sets", async () => {
    expect(await run("plan")).toMatchObject({ code: 2 });
    await applyUntil(() => done("CreatePermissionSet") === 2);
    expect(fs.existsSync(path.join(stack, "identity-center-apply.json"))).toBe(true);
    expect(await readBack(service.url)).toEqual([]);
  });

  it("is taken up by the next; killed again, it leaves a policy and account assignments", async () => {
    expect(await run("plan")).toMatchObject({ code: 2 });
    await applyUntil(
      () => done("AttachManagedPolicyToPermissionSet") === 1 && done("CreateAccountAssignment") === 2,
    );
    expect(done("CreatePermissionSet")).toBe(2);
  });

  it("is completed by the one after that, with nothing assigned twice or left behind", async () => {
    expect(await run("plan")).toMatchObject({ code: 2 });
    const { code, stdout, stderr } = await run("apply", "access.tfplan");
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("existed already, just as planned");
    const held = await readBack(service.url);
    expect(held.map((row) => `${row.principal}, ${row.permissionSet}, ${row.accountId}`).sort()).toEqual([
      "Auditors, Audit, 222222222222",
      "Auditors, Audit, 333333333333",
      "Developers, Developer, 222222222222",
      "Developers, Developer, 333333333333",
    ]);
    expect({
      permissionSets: done("CreatePermissionSet"),
      policies: done("AttachManagedPolicyToPermissionSet"),
      accountAssignments: done("CreateAccountAssignment"),
      gone: service.calls.filter(({ operation }) => /^(Delete|Detach)/.test(operation)).length,
    }).toEqual({ permissionSets: 2, policies: 1, accountAssignments: 4, gone: 0 });
    expect(fs.readdirSync(stack).filter((name) => name.startsWith("identity-center"))).toEqual([]);
    const after = await run("plan");
    expect({ code: after.code, stderr: after.code === 0 ? "" : after.stderr }).toEqual({
      code: 0,
      stderr: "",
    });
  });

  function run(...args: string[]): Promise<CommandResult> {
    return identityCenter(args, { cwd: folder, env });
  }

  /** Applies the saved plan, and kills everything of it once AWS has come so far. */
  async function applyUntil(reached: () => boolean): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const { code } = await identityCenter(["apply", "access.tfplan"], {
      cwd: folder,
      env,
      onStart: (child) => {
        timer = setInterval(() => void (reached() && killTree(child)), 20);
      },
    });
    clearInterval(timer);
    expect({ code, reached: reached() }).toEqual({ code: null, reached: true });
  }

  /** How often AWS has done something. */
  function done(operation: string): number {
    return service.calls.filter((call) => call.operation === operation && call.code === undefined).length;
  }
});
