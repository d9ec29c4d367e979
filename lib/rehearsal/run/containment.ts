import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ExpectedError } from "../../config/problems/expected-error";

/**
 * What Terraform and its providers get to see of the environment in a rehearsal. A list of what may pass, not of what
 * may not: credentials have many names, and new ones are invented.
 */
const passing = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TERM|TMPDIR|TEMP|TMP|XDG_CACHE_HOME)$/,
  /^(SystemRoot|ComSpec|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA)$/i,
  // Where providers are installed from, and the way there.
  /^(TF_CLI_CONFIG_FILE|TF_PLUGIN_CACHE_DIR|TF_REGISTRY_\w+|TF_LOG|TF_LOG_PATH|TF_LOG_PROVIDER)$/,
  // How Terraform, a program in Go, uses the machine.
  /^(GOGC|GOMEMLIMIT|GOMAXPROCS)$/,
  /^(HTTPS?_PROXY|NO_PROXY|SSL_CERT_FILE|SSL_CERT_DIR)$/i,
];

/** What the app's synthesis does not get to see: it may need variables of its own, but no way to a real account. */
const credentials = [
  /^AWS_(?!PROVIDER_VERSION$)/,
  /^AMAZON_/,
  /^TF_(TOKEN|VAR|CLI_ARGS|WORKSPACE|DATA_DIR|CLOUD|HTTP|STATE)/,
  /^(HCP|TFE|CONSUL|VAULT|ARM|AZURE|GOOGLE|GCLOUD|PG|KUBE)_/,
];

/** The environment of a rehearsal's Terraform: no real credential, profile or endpoint. */
export function terraformEnvironment(
  env: NodeJS.ProcessEnv,
  folder: string,
  url: string,
  region: string,
): NodeJS.ProcessEnv {
  const passed = Object.entries(env).filter(([name]) => passing.some((pattern) => pattern.test(name)));
  return {
    ...Object.fromEntries(passed),
    ...pluginCache(env),
    ...localAws(folder, url, region),
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  };
}

/** The environment of the app while a rehearsal synthesizes it. */
export function synthesisEnvironment(
  env: NodeJS.ProcessEnv,
  folder: string,
  url: string,
  region: string,
): NodeJS.ProcessEnv {
  const passed = Object.entries(env).filter(([name]) => !credentials.some((pattern) => pattern.test(name)));
  return { ...Object.fromEntries(passed), ...localAws(folder, url, region) };
}

/** The access key id that Terraform calls with. */
export const terraformCaller = "rehearsal";

function localAws(folder: string, url: string, region: string): NodeJS.ProcessEnv {
  const nothing = path.join(folder, "no-aws-configuration");
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: terraformCaller,
    AWS_SECRET_ACCESS_KEY: "rehearsal",
    AWS_REGION: region,
    // A file that does not exist: otherwise ~/.aws is read, whatever the variables say.
    AWS_CONFIG_FILE: nothing,
    AWS_SHARED_CREDENTIALS_FILE: nothing,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** The AWS provider has hundreds of megabytes: without a cache, every rehearsal would download it anew. */
function pluginCache(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const home = env.HOME ?? os.homedir();
  if (env.TF_PLUGIN_CACHE_DIR || env.TF_CLI_CONFIG_FILE || fs.existsSync(path.join(home, ".terraformrc")))
    return {};
  const cache = path.join(
    env.XDG_CACHE_HOME || path.join(home, ".cache"),
    "cdktf-identity-center",
    "terraform-plugins",
  );
  fs.mkdirSync(cache, { recursive: true });
  // The rehearsal's lock file is its own, so the cache may fill it in.
  return { TF_PLUGIN_CACHE_DIR: cache, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" };
}

type Json = Readonly<Record<string, unknown>>;

/** Providers that reach nothing beyond the machine. */
const localProviders = new Set(["random", "null", "time", "tls"]);

/** Arguments of the AWS provider that lead past the environment, to real credentials or another endpoint. */
const leadingOut = [
  "access_key",
  "secret_key",
  "token",
  "profile",
  "shared_config_files",
  "shared_credentials_files",
  "endpoints",
  "custom_ca_bundle",
  "http_proxy",
  "https_proxy",
  "ec2_metadata_service_endpoint",
  "assume_role_with_web_identity",
];

/**
 * The configuration of a stack with a local state in place of its backend, and without import blocks: a rehearsal
 * begins with nothing to import. All else stays as production gets it.
 * @throws {ExpectedError} where something else in the stack would lead out of the rehearsal
 */
export function contain(configuration: Json, stateFile: string): Json {
  const wayOut = waysOut(configuration)[0];
  if (wayOut !== undefined) {
    throw new ExpectedError(
      `This stack cannot be rehearsed: ${wayOut}, and a rehearsal must never reach anything real.`,
    );
  }
  const terraform: Record<string, unknown> = {
    ...asMap(configuration.terraform),
    backend: { local: { path: stateFile } },
  };
  delete terraform.cloud;
  const contained: Record<string, unknown> = { ...configuration, terraform };
  delete contained.import;
  return contained;
}

function waysOut(configuration: Json): string[] {
  const required = Object.keys(asMap(asMap(configuration.terraform).required_providers));
  const providers = new Set([...required, ...Object.keys(asMap(configuration.provider))]);
  const foreign = [...providers].filter((name) => name !== "aws" && !localProviders.has(name));
  const aws = asList(asMap(configuration.provider).aws).flatMap((block) => Object.keys(asMap(block)));
  return [
    ...foreign.map((name) => `it uses the provider ${JSON.stringify(name)}`),
    ...aws
      .filter((name) => leadingOut.includes(name))
      .map((name) => `its AWS provider sets ${JSON.stringify(name)}`),
    ...(asMap(configuration.data).terraform_remote_state ? ["it reads the state of another stack"] : []),
    ...(configuration.module ? ["it uses a Terraform module, whose providers are not known here"] : []),
    ...(hasProvisioner(configuration) ? ["a resource in it runs a provisioner"] : []),
  ];
}

function hasProvisioner(configuration: Json): boolean {
  const resources = Object.values(asMap(configuration.resource)).flatMap((byName) =>
    Object.values(asMap(byName)),
  );
  return resources.some((resource) => asList(asMap(resource).provisioner).length > 0);
}

function asMap(value: unknown): Json {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
}
