import fs from "node:fs";
import path from "node:path";
import { identityCenter } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";

const long = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "x".repeat(10_241) }],
});
const permissionSet = (settings: object) =>
  JSON.stringify({ permissionSets: { A: settings }, assignments: {} });

/** Files, and what a person has to read. */
const cases: Record<string, { files?: Record<string, string>; config: string; says: RegExp }> = {
  "a config that does not parse": {
    files: { "a.yaml": "a: [1,\nb: }" },
    config: "a.yaml",
    says: /a\.yaml:2:\d+ {2}error {2}config-syntax/,
  },
  "JSON that does not parse": {
    files: { "a.json": '{ "users": {}, }' },
    config: "a.json",
    says: /a\.json:1:16 {2}error {2}config-syntax/,
  },
  "TypeScript that does not compile": {
    files: { "a.ts": "export default {" },
    config: "a.ts",
    says: /config-throws/,
  },
  "TypeScript that throws": {
    files: { "a.ts": "throw new Error('out of milk')" },
    config: "a.ts",
    says: /out of milk/,
  },
  "an empty file": { files: { "a.yaml": "" }, config: "a.yaml", says: /is nothing; allowed: a map/ },
  "a missing file": { config: "a.yaml", says: /there is no such file/ },
  "an empty folder": {
    files: { "a/README.md": "" },
    config: "a",
    says: /^a {2}error {2}folder-empty\n {2}the folder holds no access config/,
  },
  "a folder with a file that is not understood": {
    files: { "a/a.yaml": "assignments: {}", "a/users.toml": "" },
    config: "a",
    says: /a\/users\.toml {2}error {2}folder-stray-file/,
  },
  "a folder with a key that stands twice": {
    files: { "a/a.yaml": "assignments: {}\nusers: { al: al }", "a/b.yaml": "users:\n  al: alice" },
    config: "a",
    says: /a\/b\.yaml:2:3 {2}error {2}duplicate-key\n {2}users\.al: "al" stands in a\/a\.yaml:2:10 already/,
  },
  "nesting without end": {
    files: { "a.yaml": "- ".repeat(20_000) },
    config: "a.yaml",
    says: /a\.yaml:1:129 {2}error {2}config-too-deep/,
  },
  "a file of another kind": { files: { "a.toml": "" }, config: "a.toml", says: /config-kind/ },
  "a wrong type": {
    files: { "a.json": '{ "assignments": 7 }' },
    config: "a.json",
    says: /is a number, 7; allowed: a map/,
  },
  "an unknown key": {
    files: { "a.yaml": "asignments: {}" },
    config: "a.yaml",
    says: /Did you mean "assignments"/,
  },
  "an account id of 11 digits": {
    files: { "a.yaml": 'accounts: { prod: "12345678901" }\nassignments: {}' },
    config: "a.yaml",
    says: /"12345678901" has 11 digits; allowed: 12 digits/,
  },
  "an inline policy that is too long": {
    files: { "a.json": permissionSet({ inlinePolicy: long }) },
    config: "a.json",
    says: /at most 10,240/,
  },
  "a session of 13 hours": {
    files: { "a.json": permissionSet({ sessionDuration: "13h" }) },
    config: "a.json",
    says: /is 780 minutes; allowed: 1 to 12 hours/,
  },
  "a policy file that is no JSON": {
    files: { "a.json": permissionSet({ inlinePolicy: { file: "p.json" } }), "p.json": "{ nope" },
    config: "a.json",
    says: /inline-policy-not-json/,
  },
  "a policy file that is not there": {
    files: { "a.json": permissionSet({ inlinePolicy: { file: "p.json" } }) },
    config: "a.json",
    says: /policy-file-not-found/,
  },
  "a policy file outside": {
    files: { "a.json": permissionSet({ inlinePolicy: { file: "policies/../../../etc/passwd" } }) },
    config: "a.json",
    says: /policy-file-outside/,
  },
};

describe.each(["validate", "rehearse"])("identity-center %s of", (command) => {
  it.each(Object.entries(cases))(
    "%s says what is wrong, exits 1 and writes nothing",
    async (_, { files = {}, config, says }) => {
      const folder = temporaryFolder();
      for (const [name, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), text);
      }
      const before = fs.readdirSync(folder);
      // The rehearsal looks for terraform first; that is not what is tested here.
      const { code, stdout, stderr } = await identityCenter([command, config], {
        cwd: folder,
        env: { TERRAFORM_BINARY_NAME: process.execPath },
      });
      expect(code).toBe(1);
      expect(stdout + stderr).toMatch(says);
      expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+/m);
      expect(fs.readdirSync(folder)).toEqual(before);
    },
  );
});

describe("identity-center", () => {
  it("says what to install where there is no terraform", async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, "a.yaml"), "assignments: {}");
    const { code, stderr } = await identityCenter(["rehearse", "a.yaml"], {
      cwd: folder,
      env: { PATH: folder, TERRAFORM_BINARY_NAME: undefined },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^There is neither terraform nor tofu on the PATH: install Terraform .*\n$/);
  });

  it.each([
    [["validat"], /Did you mean validate/],
    [["validate", "--format", "xml"], /Allowed choices are pretty, json, github/],
    [["plan", "--calls-per-second", "5"], /--calls-per-second goes with --verified/],
    [["plan", "--verified", "--calls-per-second", "0"], /Allowed: a number above 0/],
    [["rehearse", "--port", "many"], /Allowed: a whole number/],
    [["rehearse", "--fault", "nonsense"], /"nonsense" is no fault\. Allowed: operation/],
  ])("answers %j with a sentence", async (args, says) => {
    const { code, stderr } = await identityCenter(args, { cwd: temporaryFolder() });
    expect(code).toBe(1);
    expect(stderr).toMatch(says);
  });
});
