import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../lib/access/access";
import type { AccessConfig } from "../../lib/config";
import { formatReviewPretty } from "../../lib/review/plan/formats/pretty";
import { parsePlan } from "../../lib/review/plan/read/parse-plan";
import { reviewPlan } from "../../lib/review/plan/review-plan";
import { caseFolder, expected, readCase, readPlan, reviewCases, trimPlan } from "../review/plan/cases";
import { planJson } from "../review/plan/support";
import { bin, identityCenter, root, run } from "./support/command";
import { Deployment } from "./support/deployment";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

/** `UPDATE_REVIEW_PLANS=1` makes the fixtures' plans anew, with the real Terraform and AWS provider. */
const update = Boolean(process.env.UPDATE_REVIEW_PLANS);

const seed = {
  region: "eu-west-1",
  organization: { id: "o-a1b2c3d4e5", managementAccountId: "111111111111", rootId: "r-ab12" },
  organizationalUnits: [{ id: "ou-ab12-workload", name: "Workloads" }],
  accounts: [
    { id: "111111111111", name: "management" },
    { id: "222222222222", name: "production", parent: "ou-ab12-workload" },
    { id: "333333333333", name: "staging", parent: "ou-ab12-workload" },
    { id: "555555555555", name: "lab" },
  ],
  users: [{ userName: "alice@example.com" }, { userName: "bob", email: "bob@example.com" }],
  groups: [{ displayName: "Developers" }, { displayName: "Platform Engineers" }],
};

describeWithTerraform("a review of what the real Terraform and AWS provider plan", () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await Deployment.open({ seed });
    await deployment.deploy(readCase("before"), caseFolder("before"));
  });
  afterAll(() => deployment.close());

  // The fixtures hold the rest; these have the most in them.
  it.each(update ? reviewCases : ["new-entry", "renamed", "people"])(
    "%s reads as its fixture",
    async (name) => {
      await deployment.plan(readCase(name) as AccessConfig, caseFolder(name));
      const json = await deployment.show();
      if (update) fs.writeFileSync(path.join(caseFolder(name), "plan.json"), trimPlan(json));
      const access = await loadAccess({ file: "access.yaml", cwd: caseFolder(name) });
      const review = reviewPlan(parsePlan(Buffer.from(json), name), { access });
      expect(`${formatReviewPretty(review)}\n`).toBe(expected(name, "txt"));
    },
  );

  it("identity-center review reads the saved plan itself, and exits 2 where asked to", async () => {
    await deployment.plan(readCase("people") as AccessConfig, caseFolder("people"));
    const plan = path.join(deployment.folder, "test.tfplan");
    const out = path.join(temporaryFolder(), "review.md");
    const options = { cwd: root, env: { ACCESS_CONFIG: path.join(caseFolder("people"), "access.yaml") } };
    const flags = ["--dir", deployment.folder, "--format", "markdown", "--out", out, "--detailed-exitcode"];
    const { code, stdout, stderr } = await identityCenter(["review", plan, ...flags], options);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: "" });
    expect(fs.readFileSync(out, "utf8")).toBe(expected("people", "md"));
    // Terraform says why it cannot read a plan, such as one of another version.
    const broken = path.join(temporaryFolder(), "broken.tfplan");
    fs.writeFileSync(broken, "PK\u0003\u0004 and no more");
    const unread = await identityCenter(["review", broken, "--dir", deployment.folder], options);
    expect({ code: unread.code, stdout: unread.stdout }).toEqual({ code: 1, stdout: "" });
    expect(unread.stderr).toMatch(/^terraform show failed:\n.*zip/s);
    const lost = await identityCenter(["review", plan], options);
    expect({ code: lost.code, stdout: lost.stdout }).toEqual({ code: 1, stdout: "" });
    expect(lost.stderr).toContain("terraform init");
  });
});

describe("identity-center review", () => {
  const plan = path.join(caseFolder("removed-user"), "plan.json");
  const config = path.join(caseFolder("removed-user"), "access.yaml");

  it("reads the text of a plan, from standard input as well, by principal or account", async () => {
    const options = { cwd: caseFolder("removed-user"), env: { ACCESS_CONFIG: "access.yaml" } };
    const fromFile = await identityCenter(["review", "plan.json"], options);
    expect(fromFile).toEqual({ code: 0, stdout: expected("removed-user", "txt"), stderr: "" });
    const command = `"${process.execPath}" "${bin}" review - --by account --format json < "${plan}"`;
    const piped = await run("sh", ["-c", command], options);
    expect(piped).toEqual({ code: 0, stdout: expected("removed-user", "json"), stderr: "" });
  });

  it("says that it reviews without a config, or with one that has errors; one that is named has to be good", async () => {
    const cwd = temporaryFolder();
    const options = { cwd, env: { ACCESS_CONFIG: undefined } };
    const without = await identityCenter(["review", plan], options);
    expect(without).toMatchObject({ code: 0, stdout: expected("removed-user", "txt") });
    expect(without.stderr).toMatch(/^No access config was found: names come from the plan alone/);
    fs.writeFileSync(path.join(cwd, "access.config.yaml"), "assignments: { x: {} }");
    const broken = await identityCenter(["review", plan], options);
    expect(broken.stderr).toMatch(/^The access config has errors, .*: names come from the plan alone/);
    const named = await identityCenter(["review", plan, "--config", "access.config.yaml"], options);
    expect({ code: named.code, stdout: named.stdout }).toEqual({ code: 1, stdout: "" });
  });

  it("exits 2 with --detailed-exitcode where something changes, and 0 where nothing does", async () => {
    const cwd = temporaryFolder();
    fs.writeFileSync(path.join(cwd, "empty.json"), planJson());
    const flags = ["--config", config, "--detailed-exitcode"];
    expect((await identityCenter(["review", plan, ...flags], { cwd })).code).toBe(2);
    const empty = await identityCenter(["review", "empty.json", ...flags], { cwd });
    expect(empty).toEqual({ code: 0, stdout: "No account assignment changes.\n", stderr: "" });
  });

  it("refuses what is no whole plan with a sentence, and writes nothing", async () => {
    const cwd = temporaryFolder();
    const whole = readPlan("removed-user");
    const files: Record<string, string | Buffer> = {
      "cut.json": whole.subarray(0, whole.length / 2),
      "state.json": '{"version":4,"serial":1}',
      "other.json": planJson({ top: { format_version: "2.1" } }),
      "text.txt": "No changes. Your infrastructure matches the configuration.",
    };
    for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(cwd, name), content);
    const sentences = {
      "cut.json": "Was it cut?",
      "state.json": "is a state, not a plan",
      "other.json": "another version",
      "text.txt": "is no plan",
      "missing.json": "there is no such file",
      ".": "it is a folder",
    };
    for (const [name, sentence] of Object.entries(sentences)) {
      const result = await identityCenter(["review", name, "--config", config, "--out", "out.md"], { cwd });
      expect({ code: result.code, stdout: result.stdout }).toEqual({ code: 1, stdout: "" });
      expect(result.stderr).toContain(sentence);
      expect(result.stderr.trim().split("\n")).toHaveLength(1);
    }
    expect(fs.readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
  });
});
