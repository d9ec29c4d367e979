import { administrationReasons } from "../../../config/check/policy/administration";
import type { JsonMap } from "../../../config/check/policy/json-map";
import { parseManagedPolicy } from "../../../config/check/managed-policy";
import type { PermissionSetConfig } from "../../../config/checked-config";
import type { KnownPermissionSet } from "../names/permission-sets";
import type { Names } from "../names/names";
import { unknownName } from "../names/principals";
import { blockOf, textOf, withoutIndexes, type Plan } from "../read/plan";
import type { PolicyChange } from "../review";

/** What a permission set holds at one time, from the resources of the plan. */
export interface Contents {
  /** Policies and the boundary, by kind and name. */
  readonly policies: Map<string, Omit<PolicyChange, "change">>;
  /** ARNs of its AWS managed policies. */
  readonly managedPolicyArns: string[];
  /** As it stands in the plan. */
  inlinePolicy?: string;
}

/** A permission set before and after the plan. */
export interface SetContents {
  readonly set: KnownPermissionSet;
  readonly before: Contents;
  readonly after: Contents;
  /** Something of it changes. */
  touched: boolean;
  /** Terraform says that no one should read its inline policy. */
  sensitivePolicy: boolean;
}

/** Before the plan is applied, or after. */
export type When = "before" | "after";

/** Why a permission set gives administration, at one time; empty where it does not. */
export type AdministrationJudge = (set: KnownPermissionSet, when: When) => readonly string[];

const attachments: Readonly<Record<string, (values: JsonMap, contents: Contents) => void>> = {
  aws_ssoadmin_managed_policy_attachment: (values, { policies, managedPolicyArns }) => {
    const arn = textOf(values, "managed_policy_arn");
    if (arn !== undefined) managedPolicyArns.push(arn);
    addPolicy(policies, "AWS managed policy", arn === undefined ? undefined : managedPolicyName(arn));
  },
  aws_ssoadmin_customer_managed_policy_attachment: (values, { policies }) => {
    const policy = blockOf(values, "customer_managed_policy_reference");
    addPolicy(policies, "customer managed policy", policy && customerManagedName(policy));
  },
  aws_ssoadmin_permissions_boundary_attachment: (values, { policies }) => {
    const boundary = blockOf(values, "permissions_boundary");
    const customer = blockOf(boundary, "customer_managed_policy_reference");
    const arn = textOf(boundary, "managed_policy_arn");
    const name = arn === undefined ? customer && customerManagedName(customer) : managedPolicyName(arn);
    addPolicy(policies, "permissions boundary", name);
  },
  aws_ssoadmin_permission_set_inline_policy: (values, contents) => {
    contents.inlinePolicy = textOf(values, "inline_policy") ?? contents.inlinePolicy;
  },
};

/** Types of resources that are a part of a permission set. */
export const partTypes: readonly string[] = Object.keys(attachments);

/** What every permission set of the plan holds before and after, from all that is attached to it. */
export function contentsOf(
  plan: Plan,
  { permissionSets }: Names,
): ReadonlyMap<KnownPermissionSet, SetContents> {
  const found = new Map<KnownPermissionSet, SetContents>();
  const of = (set: KnownPermissionSet) => {
    const known = found.get(set) ?? {
      set,
      before: empty(),
      after: empty(),
      touched: false,
      sensitivePolicy: false,
    };
    found.set(set, known);
    return known;
  };
  permissionSets.all.forEach(of);
  for (const { type, address, before, after, unknown, sensitive, actions } of plan.resources) {
    const read = attachments[type];
    if (!read) continue;
    const reference = plan.references.get(withoutIndexes(address))?.permission_set_arn;
    const touched = actions.some((action) => action !== "no-op" && action !== "forget");
    const sides = [
      before && { values: before, contents: of(permissionSets.find(textOf(before, "permission_set_arn"))) },
      after && {
        values: after,
        contents: of(permissionSets.find(textOf(after, "permission_set_arn"), reference)),
      },
    ] as const;
    if (sides[0]) read(sides[0].values, sides[0].contents.before);
    if (sides[1]) read(withUnknown(sides[1].values, unknown), sides[1].contents.after);
    for (const side of sides) {
      if (side && touched) side.contents.touched = true;
      if (side && sensitive.has("inline_policy")) side.contents.sensitivePolicy = true;
    }
  }
  return found;
}

/**
 * Why a permission set with these contents gives administration; empty where it does not, as far as its text tells.
 * @param name its name in AWS: of one that exists elsewhere, only that tells
 */
export function administrationOf(
  { set, sensitivePolicy }: SetContents,
  { managedPolicyArns, inlinePolicy }: Contents,
): readonly string[] {
  const permissionSet: PermissionSetConfig = {
    name: set.name ?? "",
    existing: set.existing,
    tags: {},
    managedPolicies: managedPolicyArns.flatMap((arn) => parseManagedPolicy(arn) ?? []),
    customerManagedPolicies: [],
    inlinePolicy: isJson(inlinePolicy) ? inlinePolicy : undefined,
  };
  const reasons = administrationReasons(permissionSet);
  if (!sensitivePolicy) return reasons;
  const others = administrationReasons({ ...permissionSet, inlinePolicy: undefined });
  // It is judged like any other; the words would tell what stands in it.
  return reasons.length > others.length
    ? [...others, "the inline policy (sensitive value) gives administration"]
    : others;
}

/** A policy whose text is known after the apply must not read as one that is taken away. */
function withUnknown(values: JsonMap, unknown: JsonMap): JsonMap {
  return unknown.inline_policy === true ? { ...values, inline_policy: unknownName } : values;
}

function empty(): Contents {
  return { policies: new Map(), managedPolicyArns: [] };
}

function addPolicy(
  policies: Contents["policies"],
  kind: PolicyChange["kind"],
  policy: string | undefined,
): void {
  const name = policy ?? "one that is known after the apply";
  policies.set(`${kind} ${name}`, { kind, policy: name });
}

/** Path and name without the leading slash; what is no such ARN, as it stands there. */
function managedPolicyName(arn: string): string {
  const policy = parseManagedPolicy(arn);
  return policy ? `${policy.path}${policy.name}`.slice(1) : arn;
}

function customerManagedName(policy: JsonMap): string {
  return `${textOf(policy, "path") ?? "/"}${textOf(policy, "name") ?? ""}`.slice(1);
}

function isJson(text: string | undefined): boolean {
  if (text === undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
