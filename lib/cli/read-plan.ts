import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../config/problems/expected-error";
import { show } from "../config/problems/show";

/** Where the Terraform of a binary plan lies. */
export interface PlanPlace {
  /** An initialised folder of Terraform configuration; default: that of `stack` below `cdktf.out`. */
  readonly dir?: string;
  /** @default `access` */
  readonly stack?: string;
}

/**
 * The JSON of a saved plan: of the file that `terraform plan -out` wrote, which Terraform itself has to read, or of the
 * text of `terraform show -json`. `-` is standard input, for the text alone.
 * @throws {ExpectedError} where it cannot be read
 */
export async function readPlanJson(file: string, place: PlanPlace = {}): Promise<Buffer> {
  const content = readFile(file);
  // A saved plan is a zip file.
  if (content.subarray(0, 2).toString("latin1") !== "PK") return content;
  if (file === "-") {
    throw new ExpectedError(
      "Standard input is a saved plan, which Terraform reads from a file alone: give the file's name, or what `terraform show -json` prints of it.",
    );
  }
  return showBinary(path.resolve(file), place);
}

function readFile(file: string): Buffer {
  try {
    return fs.readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = { ENOENT: "there is no such file", EISDIR: "it is a folder", EACCES: "it may not be read" }[
      code ?? ""
    ];
    throw new ExpectedError(`The plan ${show(file)} cannot be read: ${why ?? message}.`);
  }
}

async function showBinary(file: string, { dir, stack = "access" }: PlanPlace): Promise<Buffer> {
  const { findTerraform } = await import("../terraform/find-terraform");
  const { showPlan } = await import("../terraform/terraform");
  const cwd = dir ?? path.join("cdktf.out/stacks", stack);
  const advice =
    "Name the folder with --dir or the stack with --stack, run terraform init there, or give what `terraform show -json` prints.";
  if (!fs.existsSync(cwd)) {
    throw new ExpectedError(
      `Only Terraform can read ${show(file)}, in the initialised folder of the stack, and there is no ${show(cwd)}. ${advice}`,
    );
  }
  try {
    return await showPlan({ binary: findTerraform(), cwd, env: process.env }, file);
  } catch (error) {
    const isInitialised = fs.existsSync(path.join(cwd, ".terraform"));
    if (!(error instanceof ExpectedError) || isInitialised) throw error;
    throw new ExpectedError(`${error.message}\nThe folder ${show(cwd)} is not initialised. ${advice}`);
  }
}
