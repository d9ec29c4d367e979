import fs from "node:fs";
import path from "node:path";
import { lockFileName } from "./lock-file";

/** What a stack's folder tells of how Terraform would refresh its state. */
export interface RefreshFacts {
  /** The AWS provider's major version, from the lock file. */
  readonly awsProvider?: number;
  /** The Region that the configuration of the AWS provider names. */
  readonly region?: string;
  /** Whether the provider puts tags of its own on resources, or overlooks some. */
  readonly changesTags: boolean;
  /** Why Terraform must not be told to leave the refresh out. */
  readonly noVerification?: string;
  /** Why the calls of a refresh cannot be answered by anybody but AWS. */
  readonly noAnswers?: string;
}

type Block = Readonly<Record<string, unknown>>;

const stackFile = "cdk.tf.json";
/** The data sources of IAM Identity Center that read no lists of account assignments. */
const knownData = ["aws_ssoadmin_instances", "aws_ssoadmin_permission_set"];

/** Reads what is known of a stack whose folder is initialised. */
export function refreshFacts(folder: string, env: NodeJS.ProcessEnv): RefreshFacts {
  const stack = JSON.parse(fs.readFileSync(path.join(folder, stackFile), "utf8")) as Block;
  const providers = blocksOf((stack.provider as Block | undefined)?.aws);
  const awsProvider = awsProviderVersion(folder);
  const region = providers.length === 1 ? providers[0]?.region : undefined;
  const noVerification = againstVerification(stack, folder) ?? argumentsAgainst(env);
  const noAnswers = againstAnswers(stack, providers);
  return {
    ...(awsProvider !== undefined && { awsProvider }),
    ...(typeof region === "string" && !region.includes("${") && { region }),
    changesTags:
      providers.some((provider) => "default_tags" in provider || "ignore_tags" in provider) ||
      Object.keys(env).some((name) => /^TF_AWS_(DEFAULT|IGNORE)_TAGS_/.test(name)),
    ...(noVerification !== undefined && { noVerification }),
    ...(noAnswers !== undefined && { noAnswers }),
  };
}

/** Terraform's JSON writes one block as an object or a list of one. */
function blocksOf(value: unknown): readonly Block[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]) as readonly Block[];
}

function awsProviderVersion(folder: string): number | undefined {
  const file = path.join(folder, lockFileName);
  const lock = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const [, major] = /provider "[^"]*\/hashicorp\/aws" \{\s*version\s*=\s*"(\d+)\./.exec(lock) ?? [];
  return major === undefined ? undefined : Number(major);
}

/** What is imported is in no state yet, and has to be read; and what is in other files nobody here knows. */
function againstVerification(stack: Block, folder: string): string | undefined {
  const others = fs
    .readdirSync(folder)
    .filter((name) => /\.(tf|tofu)(\.json)?$/.test(name) && name !== stackFile);
  if ("import" in stack) return "the stack imports resources";
  return others.length > 0 ? `the stack's folder has a file of its own, ${others[0]}` : undefined;
}

function argumentsAgainst(env: NodeJS.ProcessEnv): string | undefined {
  const names = ["TF_CLI_ARGS", "TF_CLI_ARGS_plan"].filter((name) =>
    /-(refresh|state)/.test(env[name] ?? ""),
  );
  return names.length === 0 ? undefined : `${names[0]} says what to refresh`;
}

function againstAnswers(stack: Block, providers: readonly Block[]): string | undefined {
  const terraform = blocksOf(stack.terraform);
  const backends = terraform.flatMap(({ backend }) => Object.keys((backend ?? {}) as Block));
  const data = Object.keys((stack.data ?? {}) as Block).filter(
    (type) => type.startsWith("aws_ssoadmin_") && !knownData.includes(type),
  );
  if (terraform.some((block) => "cloud" in block) || backends.includes("remote"))
    return "HCP Terraform plans elsewhere";
  if ("module" in stack) return "the stack has modules";
  if (data.length > 0) return `the stack reads ${data[0]}`;
  if (providers.length > 1) return "the stack has several configurations of the AWS provider";
  if (providers.some((provider) => "endpoints" in provider))
    return "the AWS provider has endpoints of its own";
  return undefined;
}
