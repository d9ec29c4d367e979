import type { ConfigPath } from "../../problems/problem";
import { findUnknownAction } from "./known-actions";
import type { PolicyReport } from "./policy-report";

/** A service, in which IAM takes no wildcard, and an action; or everything. */
const actionForm = /^(?:\*|\*:\*|[A-Za-z0-9.-]+:[A-Za-z0-9*?-]+)$/;

/** Everything, an ARN, or a policy variable that becomes one. */
const resourceForm = /^(?:\*$|arn:|\$\{[^{}]+\})/;

/** Checks one action of a statement: its form, and whether AWS knows it. */
export function checkAction(value: string, path: ConfigPath, report: PolicyReport): void {
  if (!actionForm.test(value)) return report("inline-policy-action", path, { value });
  const unknown = findUnknownAction(value);
  if (!unknown) return;
  const { code, ...why } = unknown;
  report(code, path, { value, ...why });
}

/** Checks one resource of a statement: its form. */
export function checkResource(value: string, path: ConfigPath, report: PolicyReport): void {
  if (!resourceForm.test(value)) report("inline-policy-resource", path, { value });
}
