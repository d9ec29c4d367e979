import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../config/problems/expected-error";
import { plan, type PlanResult, type Terraform } from "./terraform";

/** How to plan. */
export interface SavePlanOptions {
  /** Options of `terraform plan`. */
  readonly options?: readonly string[];
  /** Called when the plan is made and not yet in its place; where it throws, the plan is thrown away. */
  readonly beforeSaving?: () => void;
}

/**
 * `terraform plan`, saved to a file that appears whole or not at all: where the plan fails or is interrupted, a file
 * that was there before stays as it was.
 *
 * @param file relative to the process's folder, not to Terraform's
 * @throws {ExpectedError} where Terraform fails or the file cannot be written
 */
export async function savePlan(
  terraform: Terraform,
  file: string,
  { options = [], beforeSaving = () => {} }: SavePlanOptions = {},
): Promise<PlanResult> {
  const place = path.resolve(file);
  const beside = `${place}.${process.pid}.tmp`;
  try {
    const result = await plan(terraform, beside, { options });
    beforeSaving();
    rename(beside, place, file);
    return result;
  } finally {
    fs.rmSync(beside, { force: true });
  }
}

/**
 * Asks before minutes of planning, not after, whether a plan can be saved there.
 * @throws {ExpectedError} where it cannot
 */
export function checkPlanPlace(file: string): void {
  const place = path.resolve(file);
  const folder = path.dirname(place);
  if (!fs.existsSync(folder))
    throw new ExpectedError(`The plan cannot be saved as ${file}: there is no folder ${folder}.`);
  if (fs.existsSync(place) && !fs.statSync(place).isFile())
    throw new ExpectedError(`The plan cannot be saved as ${file}: that is no file.`);
}

function rename(from: string, to: string, file: string): void {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    throw new ExpectedError(`The plan cannot be saved as ${file}: ${(error as Error).message}`);
  }
}
