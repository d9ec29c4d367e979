import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../lib/access/access";
import { startRehearsal, type Rehearsal, type RehearsalOptions } from "../../lib/rehearsal";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { calling } from "./support/calling";
import { identityCenter, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const config = `
identityCenter: { region: eu-west-1, mfa: acknowledged }
accounts: { production: "222222222222" }
groups: { developers: Developers }
permissionSets: { Developer: { sessionDuration: 8h } }
assignments: { build: { groups: [developers], permissionSets: [Developer], accounts: [production] } }
`;

const services: Rehearsal[] = [];
afterAll(() => Promise.all(services.map((service) => service.close())));

describeWithTerraform("an apply that finds a permission set that it was to create", () => {
  let lost: Tried;
  let foreign: Tried;

  // Both mostly wait.
  beforeAll(async () => {
    [lost, foreign] = await Promise.all([
      planAndApply({ faults: [{ operation: "CreatePermissionSet", answer: "lost", times: 1 }] }),
      planAndApply({
        seed: { permissionSets: [{ name: "Developer", sessionDuration: "PT8H" }] },
        now: () => Date.now() - 3_600_000,
      }),
    ]);
  });

  it("takes it over and goes on, where it has made it itself and the answer was lost", async () => {
    const { service, applied } = lost;
    const { code, stdout, stderr } = applied;
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Done: 2 of 2 changes.");
    expect(stdout).toContain("1 of these existed already, just as planned");
    expect(await readBack(service.url)).toHaveLength(1);
  });

  it("says whose it may be, where somebody else has made it, and leaves it alone", async () => {
    const { service, applied } = foreign;
    const { code, stdout, stderr } = applied;
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/^Done: 0 of 2 changes\.\nNot done: 2\./) as string,
    });
    expect(stderr).toMatch(/AWS has a permission set "Developer" already, made on .* UTC, that this state/);
    expect(stderr).toMatch(
      /terraform -chdir=cdktf\.out\/stacks\/access import 'aws_ssoadmin_permission_set\.\S+' 'arn:aws:sso:::permissionSet\/\S+,arn:aws:sso:::instance\/\S+'/,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await readBack(service.url)).toEqual([]);
  });
});

interface Tried {
  readonly service: Rehearsal;
  readonly applied: CommandResult;
}

async function planAndApply(options: RehearsalOptions): Promise<Tried> {
  const cwd = temporaryFolder();
  fs.writeFileSync(path.join(cwd, "access.config.yaml"), config);
  const { seed } = seedFromAccess(await loadAccess({ file: "access.config.yaml", cwd }));
  const service = await startRehearsal({ ...options, seed: { ...seed, ...options.seed } });
  services.push(service);
  const env = calling(service.url);
  expect(await identityCenter(["plan"], { cwd, env })).toMatchObject({ code: 2 });
  return { service, applied: await identityCenter(["apply", "access.tfplan"], { cwd, env }) };
}
