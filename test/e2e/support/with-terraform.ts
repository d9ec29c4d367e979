import { findTerraform } from "../../../lib/terraform/find-terraform";

/** Path of terraform or tofu; undefined where there is none and that is no fault (elsewhere than in CI). */
export const terraform = find();

/** A group of tests that need terraform: skipped with a line where it is missing, and failing in CI. */
export const describeWithTerraform = terraform === undefined ? describe.skip : describe;

function find(): string | undefined {
  try {
    return findTerraform();
  } catch (error) {
    if (process.env.CI) throw error;
    console.warn("Skipped: terraform is not installed.");
    return undefined;
  }
}
