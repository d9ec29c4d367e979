import type { Difference } from "../../access/audit-report";
import { diffPolicies } from "../plan/changes/policy-diff";

const inlinePolicy = "inline policy";

/** A difference in a line: the part, and what each side has of it. */
export function describeDifference({ part, config, aws }: Difference): string {
  if (config === undefined) return `${part}: only in AWS${valueOf(part, aws)}`;
  if (aws === undefined) return `${part}: only in the config${valueOf(part, config)}`;
  if (part === inlinePolicy) return `${part}: - the config, + AWS`;
  return `${part}: ${quote(config)} in the config, ${quote(aws)} in AWS`;
}

function valueOf(part: string, value: string | undefined): string {
  return part === inlinePolicy || part.includes("policy ") || value === undefined ? "" : `, ${quote(value)}`;
}

function quote(text: string): string {
  return /^[\w:/.+@=-]+$/.test(text) ? text : JSON.stringify(text);
}

/** The policy of the config and that of AWS by lines, where both mean different things. */
export function policyLines({ part, config, aws }: Difference): readonly string[] {
  if (part !== inlinePolicy) return [];
  return diffPolicies(config, aws)?.lines.map(({ mark, text }) => `${mark} ${text}`) ?? [];
}
