import type { Access } from "../../../lib/access/access";
import { parsePlan } from "../../../lib/review/plan/read/parse-plan";
import { reviewPlan } from "../../../lib/review/plan/review-plan";
import type { Review } from "../../../lib/review/plan/review";

type Json = Readonly<Record<string, unknown>>;

/** What a plan in a test has besides an empty one. */
export interface PlanParts {
  readonly changes?: readonly Json[];
  /** Data sources of the prior state. */
  readonly lookups?: readonly Json[];
  readonly drift?: readonly Json[];
  readonly outputs?: Json;
  /** Resources of the configuration. */
  readonly configuration?: readonly Json[];
  /** Members of the plan itself. */
  readonly top?: Json;
}

/** The JSON of a plan in the form of Terraform 1.11. */
export function planJson({
  changes,
  lookups = [],
  drift,
  outputs,
  configuration = [],
  top,
}: PlanParts = {}): Buffer {
  const plan = {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    ...(changes && { resource_changes: changes }),
    ...(drift && { resource_drift: drift }),
    ...(outputs && { output_changes: outputs }),
    prior_state: { format_version: "1.0", values: { root_module: { resources: lookups } } },
    configuration: { root_module: { resources: configuration } },
    complete: true,
    errored: false,
    ...top,
  };
  return Buffer.from(JSON.stringify(plan));
}

/** The review of such a plan. */
export function reviewOf(parts: PlanParts, access?: Access): Review {
  return reviewPlan(parsePlan(planJson(parts), "plan.json"), { access });
}

/** A resource that changes; which actions they are follows from its two sides. */
export function change(
  type: string,
  name: string,
  before: Json | null,
  after: Json | null,
  more: Json = {},
): Json {
  const {
    actions = defaultActions(before, after),
    after_unknown = {},
    before_sensitive,
    after_sensitive,
    replace_paths,
    importing,
    ...rest
  } = more;
  const sensitive = { before_sensitive, after_sensitive };
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    change: { actions, before, after, after_unknown, ...sensitive, replace_paths, importing },
    ...rest,
  };
}

function defaultActions(before: Json | null, after: Json | null): string[] {
  if (before === null) return ["create"];
  if (after === null) return ["delete"];
  return [JSON.stringify(before) === JSON.stringify(after) ? "no-op" : "update"];
}

/** A data source of the prior state. */
export function lookup(type: string, name: string, values: Json): Json {
  return { address: `data.${type}.${name}`, mode: "data", type, name, values };
}

/** An account assignment's values. */
export function assigned(principalId: string, set: string, accountId: string, principalType = "GROUP"): Json {
  return {
    instance_arn: "arn:aws:sso:::instance/ssoins-1",
    permission_set_arn: arnOf(set),
    principal_id: principalId,
    principal_type: principalType,
    target_id: accountId,
    target_type: "AWS_ACCOUNT",
  };
}

/** The ARN of a permission set by its name. */
export function arnOf(set: string): string {
  return `arn:aws:sso:::permissionSet/ssoins-1/ps-${set}`;
}

/** A permission set's values. */
export function setValues(name: string, more: Json = {}): Json {
  return { arn: arnOf(name), name, description: "", relay_state: "", session_duration: "PT1H", ...more };
}

/** A permission set that stays as it is. */
export function keptSet(name: string): Json {
  return change("aws_ssoadmin_permission_set", name, setValues(name), setValues(name));
}

export const assignmentType = "aws_ssoadmin_account_assignment";
export const production = "222222222222";
