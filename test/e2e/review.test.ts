import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../lib/access/access";
import type { AccessConfig } from "../../lib/config";
import { formatReviewPretty } from "../../lib/review/plan/formats/pretty";
import { parsePlan } from "../../lib/review/plan/read/parse-plan";
import { reviewPlan } from "../../lib/review/plan/review-plan";
import { caseFolder, expected, readCase, reviewCases, trimPlan } from "../review/plan/cases";
import { identityCenter, root } from "./support/command";
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
    const lost = await identityCenter(["review", plan], options);
    expect({ code: lost.code, stdout: lost.stdout }).toEqual({ code: 1, stdout: "" });
    expect(lost.stderr).toContain("terraform init");
  });
});
