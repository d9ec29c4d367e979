import fs from "node:fs";
import path from "node:path";
import { loadAccess, readAccess } from "../../../lib/access/access";
import { readPolicyFiles } from "../../../lib/config/read/policy-files";
import { policyWith } from "../../helpers/problems";
import { tempFolder } from "../../helpers/temp-folder";

const policy = JSON.stringify(policyWith(), undefined, 2);
const naming = (file: string) => ({ permissionSets: { Set: { inlinePolicy: { file } } } });
const read = (file: string, folder: string) => readPolicyFiles(naming(file), folder).get(file);

test.each([
  "policy.json",
  "./policy.json",
  "policies/deep/policy.json",
  "policies/../policy.json",
  "..policy.json",
])("%s, below the folder, is read", (file) => {
  const files = { "policy.json": policy, "policies/deep/policy.json": policy, "..policy.json": policy };
  expect(read(file, tempFolder(files))).toEqual({ text: policy });
});

test("an absolute path below the folder is read", () => {
  const folder = tempFolder({ "policy.json": policy });
  expect(read(path.join(folder, "policy.json"), folder)).toEqual({ text: policy });
});

test("a byte order mark is no part of the policy", () => {
  expect(read("policy.json", tempFolder({ "policy.json": `\uFEFF${policy}` }))).toEqual({ text: policy });
});

test.each(["missing.json", "policies", "policy.json/x", "a\u0000b"])("%j is not found", (file) => {
  const folder = tempFolder({ "policies/x": "", "policy.json": policy });
  expect(read(file, folder)).toEqual({ problem: "not-found", looked: folder });
});

test.each([
  "../secret.json",
  "policies/../../secret.json",
  "policies/../../../etc/passwd",
  "/etc/passwd",
  ".",
  "..",
  "",
])("%j lies outside", (file) => {
  const outer = tempFolder({ "secret.json": policy, "config/policies/x": "" });
  expect(read(file, path.join(outer, "config"))).toEqual({ problem: "outside" });
});

test("a folder whose name begins like the config's is outside", () => {
  const outer = tempFolder({ "config-other/secret.json": policy, "config/x": "" });
  expect(read("../config-other/secret.json", path.join(outer, "config"))).toEqual({ problem: "outside" });
});

test("a link out of the folder is not followed, one within it is", () => {
  const outer = tempFolder({ "secret.json": policy, "config/policy.json": policy });
  const folder = path.join(outer, "config");
  fs.symlinkSync(path.join(outer, "secret.json"), path.join(folder, "out.json"));
  fs.symlinkSync(outer, path.join(folder, "up"));
  fs.symlinkSync("policy.json", path.join(folder, "in.json"));
  expect(read("out.json", folder)).toEqual({ problem: "outside" });
  expect(read("up/secret.json", folder)).toEqual({ problem: "outside" });
  expect(read("in.json", folder)).toEqual({ text: policy });
});

test("a config folder that is itself a link is no obstacle", () => {
  const outer = tempFolder({ "real/policy.json": policy });
  fs.symlinkSync("real", path.join(outer, "link"));
  expect(read("policy.json", path.join(outer, "link"))).toEqual({ text: policy });
});

test.each([
  undefined,
  null,
  "text",
  { permissionSets: [] },
  { permissionSets: { Set: null } },
  naming(5 as never),
])("%j names no files", (document) => {
  expect(readPolicyFiles(document, tempFolder()).size).toBe(0);
});

describe("a config that names a policy file", () => {
  const config = (file: string) =>
    `permissionSets:\n  Set:\n    inlinePolicy:\n      file: ${file}\nassignments: {}\n`;
  const load = (files: Record<string, string>) => loadAccess({ cwd: tempFolder(files), env: {} });

  test("holds the policy, without its white space", async () => {
    const { config: checked } = await load({
      "access.config.yaml": config("policy.json"),
      "policy.json": policy,
    });
    expect(checked.permissionSets.get("Set")?.inlinePolicy).toBe(JSON.stringify(policyWith()));
  });

  test("finds it beside itself, wherever the program runs", async () => {
    const cwd = tempFolder({ "team/access.config.yaml": config("policy.json"), "team/policy.json": policy });
    await expect(loadAccess({ file: "team/access.config.yaml", cwd, env: {} })).resolves.toBeDefined();
  });

  test.each([
    ["that is missing", config("policy.json"), "policy-file-not-found"],
    ["outside", config("../policy.json"), "policy-file-outside"],
    ["that is no JSON", config("access.config.yaml"), "inline-policy-not-json"],
  ])("%s is told at the name of the file", async (_, text, code) => {
    await expect(load({ "access.config.yaml": text })).rejects.toMatchObject({
      problems: [{ code, position: { line: 4, column: 13 } }],
    });
  });

  test("as a program passes it: relative to the folder that the program names", () => {
    const folder = tempFolder({ "policy.json": policy });
    const document = { ...naming("policy.json"), assignments: {} };
    expect(readAccess(document, folder).config.permissionSets.get("Set")?.inlinePolicy).toContain(
      "Statement",
    );
    expect(() => readAccess(document, tempFolder())).toThrow("policy-file-not-found");
  });
});
