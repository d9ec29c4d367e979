import { checkInlinePolicy } from "./check-inline-policy";
import type {
  CustomerManagedPolicy,
  ManagedPolicy,
  PermissionsBoundary,
  PermissionSetConfig,
} from "../checked-config";
import { policiesPerPermissionSet, tagsPerPermissionSet } from "../limits";
import { managedPolicyId, parseManagedPolicy } from "./managed-policy";
import { findUnknownManagedPolicy } from "./policy/known-managed-policies";
import type { ConfigPath } from "../problems/problem";
import { explainText } from "../problems/codes/wording";
import type { Report } from "../problems/report";
import { settingsOfExisting, type PermissionSetSpec } from "../schema";
import { toIsoDuration, toMinutes } from "./session-duration";
import type { Source } from "../read/source";
import { checkKeys, type DeclaredKeys } from "./declared-keys";
import { checkTargets } from "./check-targets";

/** Checks one permission set against AWS's limits and gives it its one form. Problems are reported, never thrown. */
export function checkPermissionSet(
  key: string,
  spec: PermissionSetSpec,
  source: Source,
  declared: DeclaredKeys,
  report: Report,
): PermissionSetConfig {
  const path = ["permissionSets", key];
  checkName(key, spec, path, report);
  const { existing = false, description, relayState, tags = {} } = spec;
  if (existing) checkExisting(spec, path, report);
  checkTags(tags, [...path, "tags"], report);
  const managedPolicies = checkManagedPolicies(
    spec.managedPolicies ?? [],
    [...path, "managedPolicies"],
    report,
  );
  const customerManagedPolicies = checkCustomerManagedPolicies(
    spec.customerManagedPolicies ?? [],
    [...path, "customerManagedPolicies"],
    report,
  );
  checkPolicyCount(spec, path, report);
  return {
    name: spec.name ?? key,
    existing,
    description,
    sessionDuration:
      spec.sessionDuration === undefined
        ? undefined
        : checkSession(spec.sessionDuration, [...path, "sessionDuration"], report),
    relayState,
    tags,
    managedPolicies,
    customerManagedPolicies,
    inlinePolicy:
      spec.inlinePolicy === undefined
        ? undefined
        : checkInlinePolicy(spec.inlinePolicy, [...path, "inlinePolicy"], source, report),
    permissionsBoundary:
      spec.permissionsBoundary &&
      checkBoundary(spec.permissionsBoundary, [...path, "permissionsBoundary"], report),
    ...checkGuardrails(spec, path, declared, report),
  };
}

function checkGuardrails(
  { onlyIn, neverIn, onlyFor, privileged }: PermissionSetSpec,
  path: ConfigPath,
  declared: DeclaredKeys,
  report: Report,
): Pick<PermissionSetConfig, "onlyIn" | "neverIn" | "onlyFor" | "privileged"> {
  if (onlyIn?.length === 0) report("empty-list", [...path, "onlyIn"], { what: "account" }, "key");
  if (onlyFor?.length === 0) report("empty-list", [...path, "onlyFor"], { what: "group" }, "key");
  checkKeys(onlyFor, [...path, "onlyFor"], declared.groups, "unknown-group", report);
  return {
    onlyIn: onlyIn && checkTargets(onlyIn, [...path, "onlyIn"], declared, report),
    neverIn: neverIn && checkTargets(neverIn, [...path, "neverIn"], declared, report),
    onlyFor: onlyFor?.filter((key) => key !== undefined),
    privileged,
  };
}

type CustomerManagedPolicySpec = NonNullable<PermissionSetSpec["customerManagedPolicies"]>[number];

function checkName(key: string, spec: PermissionSetSpec, path: ConfigPath, report: Report): void {
  if (spec.name === undefined && explainText("permissionSetName", key)) {
    report("invalid-permission-set-name", path, { value: key }, "key");
  }
}

/** What can be said of a permission set that is owned elsewhere: which one, and where it may be used. */
function checkExisting(spec: PermissionSetSpec, path: ConfigPath, report: Report): void {
  const settings = Object.keys(spec).filter((setting) => !settingsOfExisting.includes(setting));
  if (settings.length > 0) report("existing-with-settings", path, { settings }, "key");
}

function checkTags(tags: Readonly<Record<string, string>>, path: ConfigPath, report: Report): void {
  const keys = Object.keys(tags);
  if (keys.length > tagsPerPermissionSet) report("too-many-tags", path, { count: keys.length }, "key");
  for (const key of keys) {
    if (explainText("tagKey", key)) report("invalid-tag-key", [...path, key], { value: key }, "key");
    if (/^aws:/i.test(key)) report("reserved-tag-key", [...path, key], { value: key }, "key");
  }
}

function checkSession(value: string, path: ConfigPath, report: Report): string | undefined {
  const duration = toIsoDuration(value);
  if (duration === undefined) report("invalid-session-duration", path, { value, minutes: toMinutes(value) });
  return duration;
}

function checkManagedPolicies(
  policies: readonly (string | undefined)[],
  path: ConfigPath,
  report: Report,
): ManagedPolicy[] {
  const seen = new Map<string, ManagedPolicy>();
  policies.forEach((text, index) => {
    const policy = text === undefined ? undefined : checkManagedPolicy(text, [...path, index], report);
    if (text === undefined || !policy) return;
    if (seen.has(managedPolicyId(policy))) report("duplicate-policy", [...path, index], { value: text });
    seen.set(managedPolicyId(policy), policy);
  });
  return [...seen.values()];
}

function checkManagedPolicy(text: string, path: ConfigPath, report: Report): ManagedPolicy | undefined {
  const policy = parseManagedPolicy(text);
  if (!policy) report("invalid-managed-policy", path, { value: text });
  const unknown = policy && findUnknownManagedPolicy(policy);
  if (unknown) report("unknown-managed-policy", path, { value: text, ...unknown });
  return policy;
}

function checkCustomerManagedPolicies(
  policies: readonly (CustomerManagedPolicySpec | undefined)[],
  path: ConfigPath,
  report: Report,
): CustomerManagedPolicy[] {
  const seen = new Map<string, CustomerManagedPolicy>();
  policies.forEach((spec, index) => {
    if (!spec) return;
    const policy = checkCustomerManagedPolicy(spec, [...path, index], report);
    // AWS keys references by name alone: two paths of one name are one reference.
    if (seen.has(policy.name)) report("duplicate-policy", [...path, index], { value: policy.name });
    seen.set(policy.name, policy);
  });
  return [...seen.values()];
}

function checkCustomerManagedPolicy(
  { name, path: policyPath = "/" }: { readonly name: string; readonly path?: string },
  path: ConfigPath,
  report: Report,
): CustomerManagedPolicy {
  if (name.includes(",")) report("policy-comma", [...path, "name"], { value: name });
  if (policyPath.includes(",")) report("policy-comma", [...path, "path"], { value: policyPath });
  return { name, path: policyPath };
}

function checkPolicyCount(spec: PermissionSetSpec, path: ConfigPath, report: Report): void {
  const count = (spec.managedPolicies?.length ?? 0) + (spec.customerManagedPolicies?.length ?? 0);
  if (count > policiesPerPermissionSet.max) report("too-many-policies", path, { count }, "key");
  else if (count > policiesPerPermissionSet.iamDefault) report("many-policies", path, { count }, "key");
}

function checkBoundary(
  { managedPolicy, customerManagedPolicy }: NonNullable<PermissionSetSpec["permissionsBoundary"]>,
  path: ConfigPath,
  report: Report,
): PermissionsBoundary | undefined {
  const count = [managedPolicy, customerManagedPolicy].filter((policy) => policy !== undefined).length;
  if (count !== 1) {
    report("permissions-boundary", path, { count }, "key");
    return undefined;
  }
  if (customerManagedPolicy) {
    return { customerManagedPolicy: checkBoundaryPolicy(customerManagedPolicy) };
  }
  const policy = checkManagedPolicy(managedPolicy ?? "", [...path, "managedPolicy"], report);
  return policy && { managedPolicy: policy };
}

/** A boundary is one attachment without an id of its parts, so a comma does no harm here. */
function checkBoundaryPolicy({
  name,
  path = "/",
}: {
  readonly name: string;
  readonly path?: string;
}): CustomerManagedPolicy {
  return { name, path };
}
