import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../lib/access/access";
import { startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { calling } from "./support/calling";
import { identityCenter, root } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const config = `
identityCenter: { region: eu-west-1, mfa: acknowledged }
accounts: { production: "222222222222", staging: "333333333333" }
groups: { developers: Developers }
permissionSets: { Developer: {} }
assignments: { build: { groups: [developers], permissionSets: [Developer], accounts: [production, staging] } }
`;

/** An app of one's own, with a stack of its own name and a state outside of the checkout. */
const app = `
const { App, LocalBackend } = require("${root}/node_modules/cdktf");
const { AccessStack, loadAccess } = require("${root}/dist/lib");
loadAccess({ file: "rights.yaml" }).then((config) => {
  const app = new App();
  new AccessStack(app, "people", {
    config,
    backend: (stack) => new LocalBackend(stack, { path: process.env.STATE }),
  });
  app.synth();
});
`;

describeWithTerraform("a plan of an own app, carried to a fresh checkout", () => {
  const state = path.join(temporaryFolder(), "state/people.tfstate");
  const first = checkout();
  const second = checkout();
  let service: Rehearsal;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    const { seed } = seedFromAccess(await loadAccess({ file: "rights.yaml", cwd: first }));
    const faults = [{ operation: "CreateAccountAssignment", code: "AccessDeniedException", times: 1 }];
    service = await startRehearsal({ seed, faults });
    env = { ...calling(service.url), STATE: state };
  });
  afterAll(() => service.close());

  it("is applied there, with the same providers; where it fails half-way, it says how far it came", async () => {
    const planned = await identityCenter(["plan", "--out", "people.tfplan"], { cwd: first, env });
    expect(planned).toMatchObject({ code: 2 });
    for (const name of ["people.tfplan", ".terraform.lock.hcl"])
      fs.copyFileSync(path.join(first, name), path.join(second, name));
    const { code, stdout, stderr } = await identityCenter(["apply", "people.tfplan"], { cwd: second, env });
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("AccessDenied") as string,
    });
    expect(stdout).toContain("Done: 2 of 3 changes.");
    expect(stdout).toContain("Not done: 1.");
    expect(stdout).not.toContain("MFA");
    expect(await readBack(service.url)).toHaveLength(1);
    expect(fs.existsSync(state)).toBe(true);
  });

  it("is completed from where it was planned", async () => {
    expect(await identityCenter(["plan"], { cwd: first, env })).toMatchObject({ code: 2 });
    const { code, stdout } = await identityCenter(["apply", "access.tfplan"], { cwd: first, env });
    expect({ code, done: /Done: .*/.exec(stdout)?.[0] }).toEqual({ code: 0, done: "Done: 1 of 1 changes." });
    expect(stdout).toContain("terraform -chdir=cdktf.out/stacks/people output reserved_roles");
    expect(await readBack(service.url)).toHaveLength(2);
    expect(await identityCenter(["plan"], { cwd: second, env })).toMatchObject({ code: 0 });
  });

  it("is refused as a sentence where it is none, where its folder or terraform is missing", async () => {
    const sentences = await Promise.all(
      [
        { args: ["apply", "nowhere.tfplan"] },
        { args: ["apply", "cdktf.json"] },
        { args: ["plan", "--out", "no/such/folder/x.tfplan"] },
        { args: ["plan", "--stack", "access"] },
        {
          args: ["plan"],
          env: { ...env, PATH: path.dirname(process.execPath), TERRAFORM_BINARY_NAME: "none" },
        },
        { args: ["plan", "broken.yaml"] },
      ].map(async (one) => {
        const { code, stdout, stderr } = await identityCenter(one.args, { cwd: second, env, ...one });
        return { code, stdout, stderr: stderr.replace(/^ *\d+ s .*\n/gm, "") };
      }),
    );
    expect(sentences.map(({ code, stdout }) => [code, stdout])).toEqual(sentences.map(() => [1, ""]));
    const said = sentences.map(({ stderr }) => stderr);
    expect(said[0]).toMatch(/^There is no plan nowhere\.tfplan/);
    expect(said[1]).toMatch(/^cdktf\.json is JSON/);
    expect(said[2]).toMatch(/^The plan cannot be saved as no\/such\/folder\/x\.tfplan: there is no folder/);
    expect(said[3]).toMatch(/^The app has no stack "access"; it has: people\./);
    expect(said[4]).toMatch(/^There is no none on the PATH/);
    expect(said[5]).toContain("there is no permission set");
    expect(said.join("")).not.toMatch(/^\s+at .*\.(ts|js):\d+/m);
  });
});

/** A folder as version control gives it. */
function checkout(): string {
  const folder = temporaryFolder();
  const files = {
    "rights.yaml": config,
    "broken.yaml": "assignments: { x: { permissionSets: [Nobody], accounts: ['222222222222'] } }",
    "main.js": app,
    "cdktf.json": JSON.stringify({ language: "typescript", app: `${process.execPath} main.js` }),
  };
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}
