import fs from "node:fs";
import path from "node:path";
import { parseSnapshot } from "../../lib/organization/read-organization";
import { startRehearsal, type Rehearsal, type RehearsalOptions } from "../../lib/rehearsal";
import { generateSeed } from "../helpers/world";
import { identityCenter, type CommandOptions, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";

const seed = generateSeed({ accounts: 60, permissionSets: 2, accountAssignments: 10 });
const config = `
identityCenter: { region: eu-west-1 }
organization: tree/organization.json
users: { ada: ada.0@example.com }
permissionSets: { Reader: { managedPolicies: [ReadOnlyAccess] } }
assignments:
  readers: { users: [ada], permissionSets: [Reader], accounts: [{ ou: Workloads }] }
`;

const open: Rehearsal[] = [];
afterEach(() => Promise.all(open.splice(0).map((service) => service.close())));

async function serve(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const service = await startRehearsal({ seed, ...options });
  open.push(service);
  return service;
}

/** A folder with a config that names a snapshot which is not there yet. */
function project(text = config): string {
  const cwd = temporaryFolder();
  fs.writeFileSync(path.join(cwd, "access.config.yaml"), text);
  fs.mkdirSync(path.join(cwd, "tree"));
  return cwd;
}

const fileOf = (cwd: string) => path.join(cwd, "tree/organization.json");
const read = (cwd: string) => fs.readFileSync(fileOf(cwd), "utf8");

function snapshot(
  { url }: { url: string },
  cwd: string,
  args: readonly string[] = [],
  options: Partial<CommandOptions> = {},
): Promise<CommandResult> {
  const env = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_PROFILE: undefined,
    AWS_REGION: undefined,
    AWS_DEFAULT_REGION: undefined,
    AWS_EC2_METADATA_DISABLED: "true",
    NO_COLOR: "1",
  };
  const fast = ["--calls-per-second", "1000"];
  return identityCenter(["snapshot", ...fast, ...args], { ...options, cwd, env: { ...env, ...options.env } });
}

it("writes what the config names, once, and then is quiet until something changes", async () => {
  const [service, cwd] = [await serve(), project()];
  const first = await snapshot(service, cwd);
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(
    /^tree\/organization\.json is written: 60 accounts, \d+ organizational units\.\n$/,
  );
  const written = read(cwd);
  expect(parseSnapshot({ file: "x", text: written }).problems).toEqual([]);
  expect(written).not.toContain('"tags"');
  expect(fs.readdirSync(path.join(cwd, "tree"))).toEqual(["organization.json"]);
  expect((await identityCenter(["validate"], { cwd })).code).toBe(0);

  const older = written.replace(/"takenAt": "[^"]*"/, '"takenAt": "2020-01-01T00:00:00Z"');
  fs.writeFileSync(fileOf(cwd), older);
  expect(await snapshot(service, cwd, ["--check"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("is current"),
  });
  expect((await snapshot(service, cwd)).stdout).toMatch(/is current: 60 accounts/);
  expect(read(cwd)).toBe(older);

  const [one, other] = seed.accounts!.filter(({ parent }) => parent === "Workloads/Prod");
  const accounts = seed.accounts!.map((account) =>
    account === one
      ? { ...account, state: "SUSPENDED" as const }
      : account === other
        ? { ...account, parent: "/" }
        : account,
  );
  const changed = await serve({ seed: { ...seed, accounts } });
  const check = await snapshot(changed, cwd, ["--check"]);
  expect(check.code).toBe(2);
  expect(check.stdout).toContain("tree/organization.json is not current:");
  expect(check.stdout).toContain(`~ account ${one!.id} "${one!.name}": was ACTIVE, is SUSPENDED`);
  expect(check.stdout).toContain(`~ account ${other!.id} "${other!.name}": moved from Workloads/Prod to /`);
  expect(read(cwd)).toBe(older);
  expect((await snapshot(changed, cwd)).code).toBe(0);
  expect((await snapshot(changed, cwd, ["--check"])).code).toBe(0);
});

it("reads tags where they are used or asked for, and keeps them", async () => {
  const [service, cwd] = [
    await serve(),
    project(config.replace("{ ou: Workloads }", "{ tag: { env: prod } }")),
  ];
  expect((await snapshot(service, cwd)).code).toBe(0);
  const tagged = read(cwd);
  expect(tagged).toContain('"env": "prod"');
  fs.writeFileSync(path.join(cwd, "access.config.yaml"), config);
  expect((await snapshot(service, cwd)).stdout).toContain("is current");
  expect((await snapshot(service, cwd, ["--check", "--no-tags"])).code).toBe(0);
  expect((await snapshot(service, cwd, ["--no-tags"])).stdout).toContain("tags were");
  expect(read(cwd)).not.toContain('"tags"');
  expect((await snapshot(service, cwd, ["--out", "other.json", "--tags"])).code).toBe(0);
  expect(fs.readFileSync(path.join(cwd, "other.json"), "utf8").replace(/"takenAt": .*/, "")).toBe(
    tagged.replace(/"takenAt": .*/, ""),
  );
});

it("changes nothing where a read fails, and says what to do", async () => {
  const [service, cwd] = [await serve(), project()];
  await snapshot(service, cwd);
  const written = read(cwd);
  const denied = await serve({
    seed: { ...seed, accounts: seed.accounts!.slice(0, 30), accountAssignments: [] },
    faults: [{ operation: "ListAccounts", code: "AccessDeniedException", after: 1 }],
  });
  const refused = await snapshot(denied, cwd);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toMatch(
    /^AWS denies organizations:ListAccounts\. Allow the action organizations:ListAccounts /,
  );
  const foreign = await serve({
    seed: { ...seed, organization: { ...seed.organization, id: "o-zzzzzzzzzz" } },
  });
  expect((await snapshot(foreign, cwd)).stderr).toBe(
    "tree/organization.json is of the organization o-a1b2c3d4e5, and these credentials belong to o-zzzzzzzzzz. Use credentials of that organization; if the other one is meant, remove the file first.\n",
  );
  expect((await snapshot(foreign, cwd, ["--check"])).code).toBe(2);
  expect(read(cwd)).toBe(written);
  const config = fs.readFileSync(path.join(cwd, "access.config.yaml"), "utf8");
  expect((await snapshot(service, cwd, ["--out", "access.config.yaml"])).stderr).toContain(
    "access.config.yaml is no snapshot, so it is neither compared nor written over.",
  );
  expect(fs.readFileSync(path.join(cwd, "access.config.yaml"), "utf8")).toBe(config);
  expect(fs.readdirSync(path.join(cwd, "tree"))).toEqual(["organization.json"]);
});

it("says what lacks before it asks AWS", async () => {
  const nowhere = { url: "http://127.0.0.1:9" };
  const unnamed = await snapshot(nowhere, project(config.replace(/^organization.*$/m, "")));
  expect(unnamed).toMatchObject({
    code: 1,
    stderr:
      "access.config.yaml names no snapshot: write organization: organization.json in it, or say --out organization.json.\n",
  });
  const none = await snapshot(nowhere, project(), ["--check"]);
  expect(none).toMatchObject({
    code: 1,
    stderr: "There is no tree/organization.json to check: identity-center snapshot writes it.\n",
  });
  const wrong = await snapshot(nowhere, project(config.replace("eu-west-1", "europe")));
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain("identityCenter.region");
  const empty = temporaryFolder();
  expect((await snapshot(nowhere, empty)).stderr).toContain("config-not-found");
});

it("needs no config with --out, and no Region", async () => {
  const cwd = temporaryFolder();
  expect((await snapshot(await serve(), cwd, ["--out", "organization.json"])).stdout).toContain(
    "organization.json is written: 60 accounts",
  );
});

it("ends at Ctrl-C, and writes nothing", async () => {
  const [service, cwd] = [await serve(), project()];
  const result = await snapshot(service, cwd, ["--tags", "--calls-per-second", "2"], {
    onStart: (child) => setTimeout(() => child.kill("SIGINT"), 2500),
  });
  expect(result).toMatchObject({ code: 130, stdout: "" });
  expect(result.stderr).toContain("Interrupted: nothing was written.");
  expect(fs.readdirSync(path.join(cwd, "tree"))).toEqual([]);
});
