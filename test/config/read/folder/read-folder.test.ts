import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { loadAccess, resolveSource, type Resolved } from "../../../../lib/access/access";
import {
  formatProblems,
  problemsToGithub,
  problemsToJson,
} from "../../../../lib/config/problems/format-problems";
import type { AccessConfigError, Problem } from "../../../../lib/config/problems/problem";
import { readConfig } from "../../../../lib/config/read/read-config";
import { tempFolder } from "../../../helpers/temp-folder";

type Files = Readonly<Record<string, string>>;

const people = "users:\n  alice: alice\ngroups:\n  ops: Operations\n";
const admin = 'permissionSets:\n  Admin: {}\naccounts: { prod: "111111111111" }\n';
const entry = (name: string, extra = "groups: [ops]") =>
  `assignments:\n  ${name}: { ${extra}, permissionSets: [Admin], accounts: [prod] }\n`;
const team: Files = {
  "access/people.yaml": people,
  "access/sets.json": '{ "permissionSets": { "Admin": {} }, "accounts": { "prod": "111111111111" } }',
  "access/teams/a.yml": entry("team-a"),
  "access/teams/deep/b.ts": `export default { assignments: { "team-b": { users: ["alice"], permissionSets: ["Admin"], accounts: ["prod"] } } };`,
};

async function resolve(cwd: string, file = "access"): Promise<Resolved> {
  return resolveSource(await readConfig({ file, cwd, env: {} }));
}

async function problemsOf(files: Files, file?: string): Promise<readonly Problem[]> {
  return (await resolve(tempFolder(files), file)).problems;
}

/** Problems as `file:line:column code`. */
async function places(files: Files): Promise<string[]> {
  return (await problemsOf(files)).map(placeOf);
}

function placeOf({ file, position, code }: Problem): string {
  return `${[file, position?.line, position?.column].filter((part) => part !== undefined).join(":")} ${code}`;
}

describe("a folder of documents", () => {
  test("is one access config: maps come together, whatever the kind and the depth of a file", async () => {
    const { config, accountAssignments, warnings } = await loadAccess({
      file: "access",
      cwd: tempFolder(team),
      env: {},
    });
    expect(warnings).toEqual([]);
    expect([...config.assignments.keys()]).toEqual(["team-a", "team-b"]);
    expect(accountAssignments.map(({ principal, entries }) => [principal, ...entries])).toEqual([
      ["ops", "team-a"],
      ["alice", "team-b"],
    ]);
  });

  test("items of one map may stand in several files", async () => {
    const files = { "access/a.yaml": people, "access/b.yaml": "users: { bob: bob }\nassignments: {}" };
    const { config } = await resolve(tempFolder(files));
    expect([...config.users.keys()]).toEqual(["alice", "bob"]);
  });

  test.each(["./access", "access/", "access/.", "./access/../access"])("may be called %s", async (name) => {
    const cwd = tempFolder({ ...team, "access/bad.yaml": "users: { bob: { id: bob } }" });
    const { problems } = await resolve(cwd, name);
    expect(problems.map(placeOf)).toContain("access/bad.yaml:1:21 invalid-principal-id");
  });

  test("may be the folder where the program runs, or an absolute path", async () => {
    const cwd = tempFolder({ "a.yaml": "users: { bob: { id: bob } }\nassignments: {}" });
    expect((await resolve(cwd, ".")).problems.map(placeOf)).toContain("a.yaml:1:21 invalid-principal-id");
    expect((await resolve("/", cwd)).problems[0]?.file).toBe(path.join(cwd, "a.yaml"));
  });

  test("is named by ACCESS_CONFIG, too", async () => {
    const access = await loadAccess({ cwd: tempFolder(team), env: { ACCESS_CONFIG: "access" } });
    expect(access.accountAssignments).toHaveLength(2);
  });

  test("means the same as its documents in one", async () => {
    const whole = `${people}${admin}${entry("team-a")}  team-b: { users: [alice], permissionSets: [Admin], accounts: [prod] }\n`;
    const one = await loadAccess({ file: "one.yaml", cwd: tempFolder({ "one.yaml": whole }), env: {} });
    const many = await loadAccess({ file: "access", cwd: tempFolder(team), env: {} });
    expect(many.accountAssignments).toEqual(one.accountAssignments);
  });

  test("may hold hidden files, node_modules, and notes", async () => {
    const rest = [
      "access/.hidden.yaml",
      "access/.git/x.yaml",
      "access/node_modules/x/index.ts",
      "access/README.md",
    ];
    const files = { ...team, ...Object.fromEntries(rest.map((name) => [name, "{ not: [yaml"])) };
    expect(await places(files)).toEqual([]);
  });

  test("may hold endings in capitals", async () => {
    const { "access/people.yaml": text = "", ...others } = team;
    expect(await places({ ...others, "access/PEOPLE.YAML": text })).toEqual([]);
  });

  test("takes $schema in every document", async () => {
    const schema = '"$schema": "https://example.com/access.schema.json"';
    const files = {
      "access/a.json": `{ ${schema}, "assignments": {} }`,
      "access/b.json": `{ ${schema}, "users": {} }`,
    };
    expect(await places(files)).toEqual([]);
  });
});

describe("every problem stands at its place in its own file", () => {
  test("of all documents at once, in the order of the files", async () => {
    const files = {
      "access/z.yaml": "users:\n  zoe: { id: zoe }\n",
      "access/b/c.yaml": "identityCenter: { region: Ireland }\nteams: {}\n",
      "access/a.yaml":
        "assignments:\n  a:\n    groups: [opps]\n    permissionSets: [Admin]\n    accounts: [prod]\n",
      "access/b/a.json": '{\n  "groups": { "ops": 5 }\n}\n',
      "access/sets.ts": `export default { permissionSets: { Admin: { sessionDuration: "13h" } }, accounts: { prod: "1" } };`,
    };
    expect(await places(files)).toEqual([
      "access/a.yaml:3:14 unknown-group",
      "access/b/a.json:2:22 wrong-type",
      "access/b/c.yaml:1:27 invalid-region",
      "access/b/c.yaml:2:1 unknown-key",
      "access/sets.ts invalid-account-id",
      "access/sets.ts invalid-session-duration",
      "access/z.yaml:2:14 invalid-principal-id",
    ]);
  });

  test("in each format of `validate`", async () => {
    const problems = await problemsOf({ ...team, "access/bad.yaml": "groups:\n  dev: { name: Dev }\n" });
    expect(formatProblems(problems)).toMatch(/^access\/bad\.yaml:2:\d+ {2}error {2}\S+\n/m);
    expect(problemsToGithub(problems)).toContain("::error file=access/bad.yaml,line=2,col=");
    expect(JSON.parse(problemsToJson(problems))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: "access/bad.yaml", line: 2, path: "groups.dev.name" }),
      ]),
    );
  });

  test("what is in no file is said of the folder", async () => {
    const [problem] = await problemsOf({ "access/a.yaml": people });
    expect(problem).toMatchObject({ code: "missing-key", file: "access" });
    expect(problem?.position).toBeUndefined();
  });

  test("the line that is shown is that of the file", async () => {
    const problems = await problemsOf({ ...team, "access/x.yaml": "# one\nusers:\n  bob: { id: bob }\n" });
    expect(problems.find(({ code }) => code === "invalid-principal-id")?.sourceLine).toBe(
      "  bob: { id: bob }",
    );
  });
});

describe("a key that stands twice", () => {
  test("in two files is told at the second, with the place of the first", async () => {
    const problems = await problemsOf({ ...team, "access/z.yaml": "users:\n  bob: bob\n  alice: other\n" });
    expect(problems.filter(({ severity }) => severity === "error").map(placeOf)).toEqual([
      "access/z.yaml:3:3 duplicate-key",
    ]);
    const twice = problems.find(({ code }) => code === "duplicate-key");
    expect(twice?.path).toEqual(["users", "alice"]);
    expect(twice?.message).toBe(
      '"alice" stands in access/people.yaml:2:3 already; keep one of the two, or rename one.',
    );
  });

  test("in three files is told twice", async () => {
    const user = "users: { bob: bob }";
    const files = {
      "access/a.yaml": `${user}\nassignments: {}`,
      "access/b.yaml": user,
      "access/c.yaml": user,
    };
    expect((await places(files)).filter((place) => place.includes("duplicate"))).toEqual([
      "access/b.yaml:1:10 duplicate-key",
      "access/c.yaml:1:10 duplicate-key",
    ]);
  });

  test("equal or not: identityCenter is for one document", async () => {
    const instance = "identityCenter: { region: eu-west-1 }\n";
    const files = { "access/a.yaml": `${instance}assignments: {}`, "access/b.yaml": instance };
    expect(await places(files)).toEqual(["access/b.yaml:1:1 duplicate-key"]);
  });

  test("an entry called __proto__ changes nothing and is a problem of its own", async () => {
    const files = { "access/a.yaml": "assignments: {}", "access/b.yaml": "users: { __proto__: { id: x } }" };
    expect(await places(files)).toContain("access/b.yaml:1:10 invalid-key");
    expect(({} as { id?: string }).id).toBeUndefined();
  });
});

describe("a document that cannot be read", () => {
  test("because its assignments are undefined is an error, and not an empty map", async () => {
    const files = { ...team, "access/z.ts": "export default { assignments: undefined };" };
    expect(await places(files)).toEqual(["access/z.ts wrong-type"]);
  });

  describe("is not run", () => {
    const ran = (cwd: string) => fs.existsSync(path.join(cwd, "ran"));
    const program = `require("node:fs").writeFileSync(require("node:path").join(__dirname, "../ran"), "");`;

    test("where it exports no document", async () => {
      const cwd = tempFolder({ ...team, "access/deploy.ts": program });
      expect((await resolve(cwd)).problems.map(placeOf)).toEqual(["access/deploy.ts config-no-export"]);
      expect(ran(cwd)).toBe(false);
    });

    test.each(["package.json", "cdktf.json", "app/package.json"])(
      "where a program lies: %s",
      async (name) => {
        const document = `${program} export default { assignments: {} };`;
        const cwd = tempFolder({ ...team, [`access/${name}`]: "{}", "access/main.ts": document });
        await expect(resolve(cwd)).rejects.toThrow(`access/${name}  error  folder-stray-file`);
        expect(ran(cwd)).toBe(false);
      },
    );
  });

  test("does not hide the problems of the others, nor make up new ones", async () => {
    const files = {
      ...team,
      "access/people.yaml": "users: [",
      "access/sets.json": '{ "permissionSets": { "Admin": { "sessionDuration": "13h" } }, }',
      "access/throws.ts": "throw new Error('no'); export default {};",
      "access/users.toml": "",
      "access/z.yaml": "users: { zoe: { id: zoe } }",
    };
    expect(await places(files)).toEqual([
      "access/people.yaml:1:9 config-syntax",
      "access/sets.json:1:64 config-syntax",
      "access/throws.ts config-throws",
      "access/users.toml folder-stray-file",
      "access/z.yaml:1:21 invalid-principal-id",
    ]);
  });

  test.each([
    ["nothing", ""],
    ["only comments", "# users: {}"],
    ["a list", "- users"],
    ["a text", "users"],
  ])("because it is %s is an error", async (_, text) => {
    expect(await places({ ...team, "access/z.yaml": text })).toEqual([
      expect.stringMatching(/^access\/z\.yaml(:1:1)? wrong-type$/),
    ]);
  });

  test("because a map in it is none is an error", async () => {
    const files = { ...team, "access/people.yaml": "users: { alice: alice }\ngroups:\n  - ops\n" };
    expect(await places(files)).toEqual(["access/people.yaml:3:3 wrong-type"]);
  });

  test("because it is a pipe is an error, and not waited for", async () => {
    const cwd = tempFolder(team);
    execFileSync("mkfifo", [path.join(cwd, "access/z.yaml")]);
    const { problems } = await resolve(cwd);
    expect(problems.map(placeOf)).toEqual(["access/z.yaml config-unreadable"]);
    expect(problems[0]?.message).toContain("it is no file");
  });

  test("because it was not awaited is an error", async () => {
    expect(await places({ ...team, "access/z.ts": "export default { users: new Map() };" })).toEqual([
      "access/z.ts wrong-type",
    ]);
  });
});

describe("a file that is no document is an error, so that none is lost unnoticed", () => {
  test.each(["users.yaml.orig", "users.yaml~", "users.toml", "users", "users.jsonc", "x/y/users.yam"])(
    "%s",
    async (name) => {
      const problems = await problemsOf({ ...team, [`access/${name}`]: "" });
      expect(problems.map(placeOf)).toEqual([`access/${name} folder-stray-file`]);
      expect(problems[0]?.message).toContain("is no .ts, .yaml, .yml, .json file");
    },
  );

  test.each(["policy.json", "policy.yaml"])("a policy that no document names, %s", async (name) => {
    const problems = await problemsOf({
      ...team,
      [`access/${name}`]:
        '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*" }] }',
    });
    expect(problems.map(placeOf)).toEqual([`access/${name}:1:1 folder-stray-file`]);
    expect(problems[0]?.message).toContain("has none of identityCenter, organization, accounts");
  });

  test("a mistyped key alone", async () => {
    expect(await places({ ...team, "access/z.yaml": "usres: {}" })).toEqual([
      "access/z.yaml:1:1 folder-stray-file",
    ]);
  });

  test.each(["README.md", ".gitkeep", "deep/er/.hidden"])(
    "a folder with no document but %s",
    async (name) => {
      const read = resolve(tempFolder({ [`access/${name}`]: "" }));
      const error = await read.catch((caught: unknown) => caught as AccessConfigError);
      expect((error as AccessConfigError).problems.map(placeOf)).toEqual(["access folder-empty"]);
    },
  );
});

describe("a file that a document names is no document", () => {
  const policy =
    '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "*", "Resource": "*" }] }';
  const set = (file: string) => `permissionSets:\n  Dev:\n    inlinePolicy: { file: ${file} }\n`;
  const inlinePolicy = async (files: Files) =>
    (await resolve(tempFolder(files))).config.permissionSets.get("Dev")?.inlinePolicy;

  test("a policy, relative to the document that names it", async () => {
    const files = {
      ...team,
      "access/teams/dev.yaml": set("policies/dev.json"),
      "access/teams/policies/dev.json": policy,
    };
    expect(await places(files)).toEqual([]);
    expect(await inlinePolicy(files)).toBe(JSON.stringify(JSON.parse(policy)));
  });

  test("a policy above the document, in the folder of the config", async () => {
    const files = {
      ...team,
      "access/teams/dev.yaml": set("../policies/dev.json"),
      "access/policies/dev.json": policy,
    };
    expect(await places(files)).toEqual([]);
    expect(await inlinePolicy(files)).toBeDefined();
  });

  test("a policy with an ending of its own", async () => {
    expect(
      await places({ ...team, "access/dev.yaml": set("dev.policy"), "access/dev.policy": policy }),
    ).toEqual([]);
  });

  test("the same name in two folders is two policies", async () => {
    const other = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:*","Resource":"*"}}';
    const files = {
      ...team,
      "access/a/set.yaml": set("p.json"),
      "access/a/p.json": policy,
      "access/b/set.yaml": set("p.json").replace("Dev", "Ops"),
      "access/b/p.json": other,
    };
    const { permissionSets } = (await resolve(tempFolder(files))).config;
    expect(permissionSets.get("Dev")?.inlinePolicy).toContain("2012-10-17");
    expect(permissionSets.get("Ops")?.inlinePolicy).toBe(other);
  });

  test("a policy that is no JSON is told where it is named, once", async () => {
    const files = { ...team, "access/dev.yaml": set("dev.json"), "access/dev.json": "{ nope" };
    expect(await places(files)).toEqual(["access/dev.yaml:3:27 inline-policy-not-json"]);
  });

  test("a policy outside the config's folder is refused", async () => {
    const files = { ...team, "access/teams/dev.yaml": set("../../dev.json"), "dev.json": policy };
    expect(await places(files)).toEqual(["access/teams/dev.yaml:3:27 policy-file-outside"]);
  });

  test("while a document cannot be read, a policy is not called a stray file: that document may name it", async () => {
    const files = { ...team, "access/dev.yaml": `${set("dev.json")}users: [`, "access/dev.json": policy };
    expect(await places(files)).toEqual([expect.stringMatching(/^access\/dev\.yaml:.* config-syntax$/)]);
  });

  test("but a document that is named stays a document: it cannot vanish by being called a policy", async () => {
    const self = '{ "permissionSets": { "Dev": { "inlinePolicy": { "file": "dev.json" } } } }';
    expect(await places({ ...team, "access/dev.json": self })).toEqual([
      expect.stringMatching(/^access\/dev\.json:.* inline-policy-form$/),
    ]);
    const { config } = await resolve(tempFolder({ ...team, "access/dev.json": self }));
    expect([...config.permissionSets.keys()]).toContain("Dev");
  });

  describe("the snapshot of the organization", () => {
    const snapshot = JSON.stringify({
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
            accounts: [{ id: "222222222222", name: "prod", state: "ACTIVE" }],
            organizationalUnits: [],
          },
        ],
      },
    });
    const files = (organization: string) => ({
      "access/org/tree.yaml": `organization: ${organization}\n`,
      "access/org/organization.json": snapshot,
      "access/teams/look.yaml": `groups: { ops: Operations }\npermissionSets: { Look: {} }\nassignments:\n  look: { groups: [ops], permissionSets: [Look], accounts: [{ ou: Workloads }] }\n`,
    });

    test.each(["organization.json", "./organization.json", "{ snapshot: ../org/organization.json }"])(
      "named as %s, relative to the document that names it",
      async (name) => {
        const cwd = tempFolder(files(name));
        const { accountAssignments, warnings } = await loadAccess({ file: "access", cwd, env: {} });
        expect(warnings).toEqual([]);
        expect(accountAssignments.map(({ accountId }) => accountId)).toEqual(["222222222222"]);
      },
    );

    test("that no document names is a stray file", async () => {
      const unnamed = { ...files("organization.json"), "access/org/tree.yaml": "users: {}" };
      expect(await places(unnamed)).toEqual(["access/org/organization.json:1:1 folder-stray-file"]);
    });

    test("is not missed where the document that names it does not parse", async () => {
      expect(await places(files("[organization.json"))).toEqual([
        expect.stringMatching(/^access\/org\/tree\.yaml:.* config-syntax$/),
      ]);
    });
  });
});

describe("links", () => {
  function linked(target: string, name = "access/link.yaml"): string {
    const cwd = tempFolder({
      ...team,
      "outside/users.yaml": "users: { bob: bob }",
      "access/.data/bob.yaml": "users: { bob: bob }",
    });
    fs.symlinkSync(target, path.join(cwd, name));
    return cwd;
  }

  test.each([
    ["a file outside", "../outside/users.yaml", "leads out of the folder"],
    ["an absolute path", "/etc/hostname", "leads out of the folder"],
    ["a folder outside", "../outside", "leads out of the folder"],
    ["the folder above", "..", "leads out of the folder"],
    ["a folder within", "teams", "leads to a folder"],
    ["itself", "link.yaml", ""],
    ["nothing", "nowhere.yaml", "there is no such file"],
  ])("to %s is refused", async (_, target, reason) => {
    const { problems } = await resolve(linked(target));
    expect(problems.map(placeOf)).toEqual([
      expect.stringMatching(/^access\/link\.yaml (folder-link|config-unreadable)$/),
    ]);
    expect(problems[0]?.message).toContain(reason);
  });

  test("to a file within is read", async () => {
    const { config } = await resolve(linked(".data/bob.yaml"));
    expect([...config.users.keys()]).toContain("bob");
  });

  test("a config's folder that is itself a link is no obstacle", async () => {
    const cwd = tempFolder(team);
    fs.symlinkSync("access", path.join(cwd, "link"));
    expect((await resolve(cwd, "link")).problems).toEqual([]);
  });
});
