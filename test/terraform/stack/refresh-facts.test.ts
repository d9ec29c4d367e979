import fs from "node:fs";
import path from "node:path";
import { refreshFacts } from "../../../lib/terraform/stack/refresh-facts";
import { temporaryFolder } from "../../e2e/support/temporary-folder";

const lock = (version: string) =>
  `provider "registry.terraform.io/hashicorp/aws" {\n  version     = "${version}"\n  constraints = "${version}"\n}\n`;

/** The facts of a folder with this stack. */
function factsOf(stack: object, { version = "6.25.0", files = [] as string[], env = {} } = {}) {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify(stack));
  fs.writeFileSync(path.join(folder, ".terraform.lock.hcl"), lock(version));
  for (const file of files) fs.writeFileSync(path.join(folder, file), "");
  return refreshFacts(folder, env);
}

const provider = { aws: [{ region: "eu-west-1" }] };
const plain = {
  provider,
  terraform: { backend: { s3: { bucket: "b" } } },
  data: { aws_ssoadmin_instances: { x: {} }, aws_identitystore_group: { x: {} } },
};

describe("what a stack tells of its refresh", () => {
  it("is the provider's version and Region, and nothing against it, as a rule", () => {
    expect(factsOf(plain)).toEqual({ awsProvider: 6, region: "eu-west-1", changesTags: false });
    expect(factsOf(plain, { version: "5.100.0" })).toMatchObject({ awsProvider: 5 });
  });

  it("is no version where the lock file has none", () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify(plain));
    expect(refreshFacts(folder, {})).toEqual({ region: "eu-west-1", changesTags: false });
  });

  it("is no Region where that is an expression", () => {
    expect(factsOf({ provider: { aws: [{ region: "${var.region}" }] } })).not.toHaveProperty("region");
  });

  it.each([
    [{ provider: { aws: [{ default_tags: [{ tags: { a: "b" } }] }] } }, {}],
    [{ provider: { aws: [{ ignore_tags: [{ keys: ["a"] }] }] } }, {}],
    [plain, { TF_AWS_DEFAULT_TAGS_team: "x" }],
    [plain, { TF_AWS_IGNORE_TAGS_KEYS: "x" }],
  ])("is that the provider changes tags: %j, %j", (stack, env) => {
    expect(factsOf(stack, { env })).toMatchObject({ changesTags: true });
  });

  it.each([
    [{ ...plain, module: { x: {} } }, "the stack has modules"],
    [{ ...plain, terraform: { cloud: {} } }, "HCP Terraform plans elsewhere"],
    [{ ...plain, terraform: [{ backend: { remote: {} } }] }, "HCP Terraform plans elsewhere"],
    [{ ...plain, data: { aws_ssoadmin_lists: {} } }, "the stack reads aws_ssoadmin_lists"],
    [{ ...plain, provider: { aws: [{}, { alias: "b" }] } }, "several configurations of the AWS provider"],
    [{ ...plain, provider: { aws: [{ endpoints: [{ ssoadmin: "http://x" }] }] } }, "endpoints of its own"],
  ])("is why nobody but AWS can answer: %j", (stack, why) => {
    expect(factsOf(stack).noAnswers).toContain(why);
    expect(factsOf(stack).noVerification).toBeUndefined();
  });

  it("is that the folder has other files", () => {
    expect(factsOf(plain, { files: ["mine.tf"] }).noVerification).toContain("mine.tf");
  });

  it("is that something is imported, which no state tells of", () => {
    const stack = { ...plain, import: [{ to: "a.b", id: "c" }] };
    expect(factsOf(stack).noVerification).toBe("the stack imports resources");
  });

  it("is that the environment says what to refresh", () => {
    const env = { TF_CLI_ARGS_plan: "-refresh-only" };
    expect(factsOf(plain, { env }).noVerification).toBe("TF_CLI_ARGS_plan says what to refresh");
  });
});
