import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { findTerraform } from "../../lib/terraform/find-terraform";
import { root } from "./places";

/** What figures were taken on: without it they say little. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly system: string;
  /** Load average of the last minute before the first benchmark: above the number of cores, times are worth little. */
  readonly load: number;
  readonly node: string;
  readonly terraform: string;
  /** Constraint of the AWS provider. */
  readonly awsProvider: string;
  readonly cdktf: string;
}

export function describeMachine(): Machine {
  const [processor] = os.cpus();
  return {
    processor: processor?.model.trim() ?? "unknown",
    cores: os.availableParallelism(),
    memoryGB: Math.round(os.totalmem() / 1e9),
    system: `${os.type()} ${os.arch()}`,
    load: Number(os.loadavg()[0]?.toFixed(1)),
    node: process.versions.node,
    terraform: terraformVersion(),
    awsProvider: process.env.AWS_PROVIDER_VERSION || "~> 6.25",
    cdktf: versionOf("cdktf"),
  };
}

function terraformVersion(): string {
  try {
    const text = execFileSync(findTerraform(), ["version", "-json"], { encoding: "utf8" });
    return (JSON.parse(text) as { terraform_version: string }).terraform_version;
  } catch {
    return "none";
  }
}

function versionOf(name: string): string {
  const file = path.join(root, "node_modules", name, "package.json");
  return (JSON.parse(fs.readFileSync(file, "utf8")) as { version: string }).version;
}
