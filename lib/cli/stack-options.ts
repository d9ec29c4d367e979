import { Option } from "commander";
import type { Access } from "../access/access";
import type { StackOptions } from "../terraform/stack/prepare-stack";
import type { Stop } from "./terminal";

/** `--stack`, the same for every command that works on a stack. */
export function stackOption(): Option {
  return new Option("--stack <name>", "the stack of your app; default: access, or the only one");
}

/** What is going on before Terraform plans or applies, for people. */
export const stackSteps = { synthesize: "synthesizing the stack", init: "terraform init" };

/** An access config and where it was found. */
export interface FoundAccess {
  readonly file: string;
  readonly access: Access;
}

/**
 * The access config, checked; undefined where none is named and a cdktf project has none in a file of the usual names,
 * because its app may hold it.
 * @throws {AccessConfigError} with every problem at once
 */
export async function findAccess(config: string | undefined): Promise<FoundAccess | undefined> {
  const { findConfig } = await import("../config/read/read-config");
  const { AccessConfigError } = await import("../config/problems/problem");
  const { loadAccess } = await import("../access/access");
  const { isProject } = await import("../terraform/synthesize");
  try {
    const file = findConfig({ file: config });
    return { file, access: await loadAccess({ file }) };
  } catch (error) {
    const missing =
      error instanceof AccessConfigError && error.problems.every(({ code }) => code === "config-not-found");
    if (missing && isProject(process.cwd())) return undefined;
    throw error;
  }
}

/** What is needed to work on the stack of the app in the process's folder. */
export async function stackOptions(
  found: FoundAccess | undefined,
  { stack }: { readonly stack?: string },
  stop: Stop,
): Promise<StackOptions> {
  const { findTerraform } = await import("../terraform/find-terraform");
  const { outputFolder } = await import("../terraform/synthesize");
  const { mainApp } = await import("./main-app");
  const cwd = process.cwd();
  return {
    cwd,
    stack,
    env: { ...process.env, ...(found && { ACCESS_CONFIG: found.file }) },
    fallbackApp: mainApp(),
    terraform: findTerraform(),
    outdir: outputFolder(cwd),
    signal: stop.signal,
    interrupt: stop.interrupt,
  };
}
