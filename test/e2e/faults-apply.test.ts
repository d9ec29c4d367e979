import fs from "node:fs";
import path from "node:path";
import { startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { calling } from "./support/calling";
import { identityCenter, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const [good, suspended, full] = ["222222222222", "333333333333", "444444444444"];

const config = (accounts: readonly string[], policy: string) => `
identityCenter: { region: eu-west-1, mfa: acknowledged }
groups: { developers: Developers }
permissionSets:
  Developer: { sessionDuration: 8h }
  Bounded: { customerManagedPolicies: [{ name: ${policy} }] }
assignments:
  build: { groups: [developers], permissionSets: [Developer], accounts: [${accounts.map((id) => `"${id}"`).join(", ")}] }
  bounded: { groups: [developers], permissionSets: [Bounded], accounts: ["${good}"] }
`;

/** What goes wrong at any time, and passes. */
const faults = [
  { operation: "*", code: "InternalServerException", chance: 0.05 },
  { operation: "GetGroupId", answer: "cut" as const, times: 1 },
  { operation: "sso-admin:*", code: "ConflictException", times: 2, every: 12 },
  { operation: "*", delayMs: 300, chance: 0.1 },
];

describeWithTerraform("plan and apply, where AWS breaks down and refuses", () => {
  const cwd = temporaryFolder();
  let service: Rehearsal;

  beforeAll(async () => {
    service = await startRehearsal({
      seed: {
        region: "eu-west-1",
        accounts: [
          { id: good!, name: "good", customerManagedPolicies: [{ name: "TeamPolicy" }] },
          { id: suspended!, name: "suspended", state: "SUSPENDED" },
          { id: full!, name: "full", roleQuota: 0 },
        ],
        groups: [{ displayName: "Developers" }],
      },
      asyncMs: 300,
      callsPerSecond: 20,
      provisioningConflicts: true,
      faults,
    });
  });
  afterAll(() => service.close());

  it("does what can be done, and says of each of the rest why not and what to do", async () => {
    write(config([good!, suspended!, full!], "Missing"));
    const cut = await run("plan");
    expect({ code: cut.code, stdout: cut.stdout }).toEqual({ code: 1, stdout: "" });
    expect(cut.stderr).toMatch(/GetGroupId[^]*\n.*An answer of AWS came broken/);
    expect(fs.readdirSync(cwd).filter((name) => name.includes("tfplan"))).toEqual([]);
    const planned = await run("plan");
    expect({ code: planned.code, stderr: planned.code === 2 ? "" : planned.stderr }).toEqual({
      code: 2,
      stderr: "",
    });
    const { code, stdout, stderr } = await run("apply", "access.tfplan");
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining("Done: 4 of 7 changes.") as string,
    });
    expect(stdout).toContain("Not done: 3.");
    expect(stderr).toMatch(/manage your AWS account '333333333333'[^]*\n.*may be suspended or closed/);
    expect(stderr).toMatch(/Not supported policy [^]*\n.*has to be in every account/);
    expect(stderr).toMatch(/Cannot exceed quota for RolesPerAccount[^]*\n.*"Roles per account"/);
    expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
    expect(await held()).toEqual([`Developer, ${good}`]);
  });

  it("is completed once what stood against it is gone", async () => {
    write(config([good!], "TeamPolicy"));
    expect(await run("plan")).toMatchObject({ code: 2 });
    const { code, stdout, stderr } = await run("apply", "access.tfplan");
    expect({ code, stdout, stderr: code === 0 ? "" : stderr }).toMatchObject({ code: 0, stderr: "" });
    expect(await held()).toEqual([`Bounded, ${good}`, `Developer, ${good}`]);
    expect((await run("plan")).code).toBe(0);
  });

  const write = (text: string) => fs.writeFileSync(path.join(cwd, "access.config.yaml"), text);

  async function held(): Promise<string[]> {
    const rows = await readBack(service.url);
    return rows.map(({ permissionSet, accountId }) => `${permissionSet}, ${accountId}`).sort();
  }

  function run(...args: string[]): Promise<CommandResult> {
    return identityCenter(args, {
      cwd,
      env: calling(service.url),
    });
  }
});
