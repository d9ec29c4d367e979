import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../config/problems/expected-error";

/**
 * The terraform or tofu to run: `TERRAFORM_BINARY_NAME` as with cdktf, else the first of the two on the PATH.
 * @throws {ExpectedError} that says what to install
 */
export function findTerraform(env: NodeJS.ProcessEnv = process.env): string {
  const named = env.TERRAFORM_BINARY_NAME;
  const names = named ? [named] : ["terraform", "tofu"];
  const found = names.map((name) => findOnPath(name, env.PATH ?? "")).find((file) => file !== undefined);
  if (found !== undefined) return found;
  throw new ExpectedError(
    named
      ? `There is no ${named} on the PATH, and TERRAFORM_BINARY_NAME asks for it: install it, or unset the variable.`
      : "There is neither terraform nor tofu on the PATH: install Terraform 1.5 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install).",
  );
}

function findOnPath(name: string, searchPath: string): string | undefined {
  if (name.includes(path.sep)) return isExecutable(name) ? path.resolve(name) : undefined;
  return searchPath
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
