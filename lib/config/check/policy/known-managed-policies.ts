import type { ManagedPolicy } from "../../checked-config";
import { awsManagedPolicies } from "../../data/read-data";
import { nearest, didYouMean } from "../../problems/show";

/** What is amiss with an AWS managed policy whose form is right. */
export interface UnknownManagedPolicy {
  /** The sentence that says what may have been meant, with a space before it, or nothing. */
  readonly hint: string;
  /** The day of the list of policies. */
  readonly published: string;
}

/**
 * Whether AWS had no such managed policy when the list was made; then what may have been meant. The list is that of the
 * partition `aws`: an ARN of another one is taken as it is.
 */
export function findUnknownManagedPolicy({
  path,
  name,
  partition = "aws",
}: ManagedPolicy): UnknownManagedPolicy | undefined {
  if (partition !== "aws") return undefined;
  const { policies, published } = awsManagedPolicies();
  const written = `${path.slice(1)}${name}`;
  return policies.includes(written) ? undefined : { hint: hintFor(written, name, policies), published };
}

function hintFor(written: string, name: string, policies: readonly string[]): string {
  const elsewhere = policies.find((policy) => nameOf(policy) === name);
  if (elsewhere !== undefined) return ` With its path it is "${elsewhere}".`;
  // Near as a whole, or by its name alone: `Biling` is meant as `job-function/Billing`.
  const near = nearest(name, policies.map(nameOf));
  const candidates = near === undefined ? policies : policies.filter((policy) => nameOf(policy) === near);
  return candidates.length === 1 ? ` Did you mean "${candidates[0]}"?` : didYouMean(written, candidates);
}

function nameOf(policy: string): string {
  return policy.slice(policy.lastIndexOf("/") + 1);
}
