import { contain, synthesisEnvironment, terraformEnvironment } from "../../../lib/rehearsal/run/containment";
import { tempFolder } from "../../helpers/temp-folder";

const url = "http://127.0.0.1:4566";

/** An environment full of ways to something real. */
const real = {
  PATH: "/usr/bin",
  HOME: "/home/alice",
  TF_CLI_CONFIG_FILE: "/etc/terraformrc",
  TEAM: "platform",
  AWS_PROVIDER_VERSION: "5.100.0",
  AWS_PROFILE: "production",
  AWS_ACCESS_KEY_ID: "AKIAREAL",
  AWS_SECRET_ACCESS_KEY: "real",
  AWS_SESSION_TOKEN: "real",
  AWS_ENDPOINT_URL: "https://real.example.com",
  AWS_ENDPOINT_URL_SSO_ADMIN: "https://real.example.com",
  AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.2/",
  AWS_WEB_IDENTITY_TOKEN_FILE: "/token",
  TF_CLI_ARGS_init: "-backend-config=bucket=real",
  TF_WORKSPACE: "production",
  TF_DATA_DIR: "/real",
  TF_TOKEN_app_terraform_io: "real",
  TF_VAR_secret: "real",
  GITHUB_TOKEN: "real",
  VAULT_TOKEN: "real",
};

describe("the environment of a rehearsal", () => {
  const folder = tempFolder({});

  test("lets Terraform see what it needs and nothing real", () => {
    const env = terraformEnvironment(real, folder, url, "eu-west-1");
    expect(
      Object.entries(env).filter(([, value]) => /real|AKIA|production|169\.254|\/token/i.test(value ?? "")),
    ).toEqual([]);
    expect(env).toMatchObject({
      PATH: "/usr/bin",
      HOME: "/home/alice",
      TF_CLI_CONFIG_FILE: "/etc/terraformrc",
      AWS_ENDPOINT_URL: url,
      AWS_REGION: "eu-west-1",
      AWS_EC2_METADATA_DISABLED: "true",
    });
    expect(env.AWS_CONFIG_FILE).toContain(folder);
    expect(env.AWS_SHARED_CREDENTIALS_FILE).toContain(folder);
  });

  test("lets the app see its own variables, and no way to an account or a state", () => {
    const env = synthesisEnvironment(real, folder, url, "eu-west-1");
    expect(env).toMatchObject({ TEAM: "platform", AWS_PROVIDER_VERSION: "5.100.0", AWS_ENDPOINT_URL: url });
    const left = Object.keys(env)
      .filter((name) => /^(AWS|TF|VAULT)_/.test(name))
      .sort();
    expect(left).toEqual([
      "AWS_ACCESS_KEY_ID",
      "AWS_CONFIG_FILE",
      "AWS_EC2_METADATA_DISABLED",
      "AWS_ENDPOINT_URL",
      "AWS_PROVIDER_VERSION",
      "AWS_REGION",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_SHARED_CREDENTIALS_FILE",
      "TF_CLI_CONFIG_FILE",
    ]);
    expect(env.AWS_ACCESS_KEY_ID).toBe("rehearsal");
  });
});

describe("a stack in a rehearsal", () => {
  const stack = {
    terraform: {
      backend: { s3: { bucket: "real" } },
      required_providers: { aws: { source: "hashicorp/aws" } },
    },
    provider: { aws: [{ region: "eu-west-1" }] },
    resource: { aws_ssoadmin_permission_set: { a: { name: "A" } } },
  };

  test.each([
    ["s3", { backend: { s3: { bucket: "real" } } }],
    ["HCP Terraform", { cloud: { organization: "real" } }],
    ["none", {}],
  ])("has a local state in place of its backend (%s), and is otherwise what it was", (_, backend) => {
    const { required_providers } = stack.terraform;
    expect(contain({ ...stack, terraform: { ...backend, required_providers } }, "/tmp/state")).toEqual({
      ...stack,
      terraform: { required_providers, backend: { local: { path: "/tmp/state" } } },
    });
  });

  it("imports nothing: it begins with nothing to import", () => {
    const imports = [{ to: "aws_ssoadmin_permission_set.a", id: "arn,arn" }];
    expect(contain({ ...stack, import: imports }, "/tmp/state")).not.toHaveProperty("import");
  });

  test.each([
    [
      "static credentials",
      { provider: { aws: [{ access_key: "AKIA" }] } },
      'its AWS provider sets "access_key"',
    ],
    [
      "a profile",
      { provider: { aws: [{}, { alias: "b", profile: "production" }] } },
      'its AWS provider sets "profile"',
    ],
    [
      "endpoints",
      { provider: { aws: { endpoints: [{ sts: "https://real.example.com" }] } } },
      'its AWS provider sets "endpoints"',
    ],
    ["another provider", { provider: { github: [{}] } }, 'it uses the provider "github"'],
    [
      "a required provider",
      { terraform: { required_providers: { http: {} } } },
      'it uses the provider "http"',
    ],
    [
      "the state of another stack",
      { data: { terraform_remote_state: { x: {} } } },
      "it reads the state of another stack",
    ],
    ["a module", { module: { x: { source: "./x" } } }, "it uses a Terraform module"],
    [
      "a provisioner",
      { resource: { null_resource: { x: { provisioner: [{ "local-exec": {} }] } } } },
      "a resource in it runs a provisioner",
    ],
  ])("is refused with %s, because that leads out of it", (_, changes, reason) => {
    expect(() => contain({ ...stack, ...changes }, "/tmp/state")).toThrow(
      `This stack cannot be rehearsed: ${reason}`,
    );
  });

  test("may use providers that reach nothing", () => {
    expect(() =>
      contain({ ...stack, provider: { ...stack.provider, random: [{}], time: [{}] } }, "/tmp/state"),
    ).not.toThrow();
  });
});
