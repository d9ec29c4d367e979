import { didYouMean, kindOf, list, show } from "../show";

/**
 * Where the policy is text, the path of a problem ends at the text or its file; then `within` is the path from there, and
 * the sentence begins with it.
 */
export interface Within {
  readonly within?: string;
}

const inPolicy =
  <S extends "error" | "warning">(severity: S) =>
  <A>(message: (args: A) => string) => ({
    severity,
    message: (args: A & Within) => `${place(args)}${message(args)}`,
  });

const error = inPolicy("error");
const warning = inPolicy("warning");

function place({ within = "" }: Within): string {
  return within === "" ? "" : `${within.length > 200 ? `${within.slice(0, 200)}…` : within}: `;
}

/** Severity and wording of the problems within an inline policy. */
export const policyProblemCodes = {
  "inline-policy-type": error(
    ({ value, allowed }: { value: unknown; allowed: string }) => `is ${what(value)}; allowed: ${allowed}.`,
  ),
  "inline-policy-element": error(
    ({ key, allowed }: { key: string; allowed: readonly string[] }) =>
      `a policy has no element ${show(key)} here; allowed: ${list(allowed)}.${didYouMean(key, allowed)}`,
  ),
  "inline-policy-missing": error(
    ({ missing }: { missing: readonly string[] }) =>
      `the statement lacks ${missing.join(", ")}; add what is missing.`,
  ),
  "inline-policy-both": error(
    ({ one, other }: { one: string; other: string }) =>
      `the statement has ${one} and ${other}; allowed: one of them. Make two statements of it.`,
  ),
  "inline-policy-principal": error(
    ({ key }: { key: string }) =>
      `${key} has no place in a permission set, whose policies are about those to whom it is assigned; take it out.`,
  ),
  "inline-policy-version": error(
    ({ value }: { value: unknown }) => `the Version is ${show(value)}; allowed: "2012-10-17".`,
  ),
  "inline-policy-old-version": warning(
    ({ value }: { value?: string }) =>
      `${value === undefined ? "there is no Version, which AWS reads as 2008-10-17" : `the Version is ${show(value)}`}: policy variables such as \${aws:username} then stand for themselves. Write "Version": "2012-10-17".`,
  ),
  "inline-policy-effect": error(
    ({ value }: { value: unknown }) =>
      `the Effect is ${show(value)}; allowed: Allow, Deny.${typeof value === "string" ? didYouMean(value, ["Allow", "Deny"]) : ""}`,
  ),
  "inline-policy-sid": error(
    ({ value }: { value: string }) => `the Sid ${show(value)} holds more than letters and digits; rename it.`,
  ),
  "inline-policy-duplicate-sid": error(
    ({ value }: { value: string }) =>
      `the Sid ${show(value)} is that of an earlier statement, too; rename one of them.`,
  ),
  "inline-policy-action": error(
    ({ value }: { value: string }) =>
      `the action ${show(value)} is none; allowed: a service and an action, such as s3:GetObject or s3:Get*, or "*".`,
  ),
  "inline-policy-resource": error(
    ({ value }: { value: string }) =>
      `the resource ${show(value)} is none; allowed: an ARN, such as arn:aws:s3:::bucket/*, or "*".`,
  ),
  "inline-policy-operator": error(
    ({ key, allowed }: { key: string; allowed: readonly string[] }) =>
      `there is no condition operator ${show(key)}; a condition is { operator: { key: values } }, such as { StringEquals: { … } }.${didYouMean(key, allowed)}`,
  ),
  "unknown-service": warning(
    ({ value, hint, published }: { value: string; hint: string; published: string }) =>
      `${show(value)} is of no service that AWS had documented by ${published}; AWS takes any name, and one that does not exist has no effect.${hint}`,
  ),
  "unknown-action": warning(
    ({ value, hint, published }: { value: string; hint: string; published: string }) =>
      `${show(value)} ${/[*?]/.test(value) ? "fits" : "is"} no action that AWS had documented by ${published}; AWS takes any name, and one that does not exist has no effect.${hint}`,
  ),
};

/** The stable codes of problems that have their place within a policy. */
export type PolicyProblemCode = keyof typeof policyProblemCodes;

function what(value: unknown): string {
  if (Array.isArray(value) && value.length === 0) return "an empty list";
  return value === null || value === undefined ? "nothing" : `${kindOf(value)}, ${show(value)}`;
}
