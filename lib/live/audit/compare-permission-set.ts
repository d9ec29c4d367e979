import type { PermissionSetConfig } from "../../config/checked-config";
import { managedPolicyId } from "../../config/check/managed-policy";
import { isSamePolicy } from "../../config/check/policy/same-policy";
import { toMinutes } from "../../config/check/session-duration";
import { sessionMinutes } from "../../config/limits";
import type { Difference } from "../../access/audit-report";
import type { LivePermissionSet, LivePolicyReference } from "../instance";

/**
 * What of a permission set differs between the config and AWS; policies that somebody attached by hand are among it.
 * @param isIgnored whether something else sets a tag
 */
export function comparePermissionSet(
  config: PermissionSetConfig,
  live: LivePermissionSet,
  isIgnored: (tag: string) => boolean,
): readonly Difference[] {
  // What is owned elsewhere has no parts here that could differ.
  if (config.existing) return [];
  return [
    ...text("description", config.description, live.description),
    ...sessionDuration(config, live),
    ...text("relay state", config.relayState, live.relayState),
    ...tags(config.tags, live.tags, isIgnored),
    ...members(
      "AWS managed policy",
      config.managedPolicies.map(managedPolicyName),
      live.managedPolicies.map(nameInArn),
    ),
    ...members(
      "customer managed policy",
      config.customerManagedPolicies.map(referenceName),
      live.customerManagedPolicies.map(referenceName),
    ),
    ...text("permissions boundary", configBoundary(config), liveBoundary(live)),
    ...inlinePolicy(config.inlinePolicy, live.inlinePolicy),
  ];
}

function text(part: string, config: string | undefined, aws: string | undefined): Difference[] {
  return config === aws ? [] : [{ part, config, aws }];
}

function sessionDuration(config: PermissionSetConfig, live: LivePermissionSet): Difference[] {
  const wanted = config.sessionDuration ?? `PT${sessionMinutes.default / 60}H`;
  return toMinutes(wanted) === toMinutes(live.sessionDuration)
    ? []
    : [{ part: "session duration", config: wanted, aws: live.sessionDuration }];
}

function tags(
  config: Readonly<Record<string, string>>,
  live: Readonly<Record<string, string>>,
  isIgnored: (tag: string) => boolean,
): Difference[] {
  const keys = [...new Set([...Object.keys(config), ...Object.keys(live)])].sort();
  return keys
    .filter((key) => Object.hasOwn(config, key) || !isIgnored(key))
    .flatMap((key) => text(`tag ${key}`, own(config, key), own(live, key)));
}

function own(map: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

const attached = "attached";

function members(kind: string, config: readonly string[], aws: readonly string[]): Difference[] {
  const both = [...new Set([...config, ...aws])].sort();
  return both.flatMap((name) =>
    text(
      `${kind} ${name}`,
      config.includes(name) ? attached : undefined,
      aws.includes(name) ? attached : undefined,
    ),
  );
}

function inlinePolicy(config: string | undefined, aws: string | undefined): Difference[] {
  return isSamePolicy(config, aws) ? [] : [{ part: "inline policy", config, aws }];
}

function managedPolicyName(policy: Parameters<typeof managedPolicyId>[0]): string {
  return managedPolicyId(policy).slice(1);
}

/** `arn:aws:iam::aws:policy/job-function/Billing` as `job-function/Billing`. */
function nameInArn(arn: string): string {
  return arn.slice(arn.indexOf("/") + 1);
}

function referenceName({ path, name }: LivePolicyReference): string {
  return `${path}${name}`.slice(1);
}

function configBoundary({ permissionsBoundary: boundary }: PermissionSetConfig): string | undefined {
  if (boundary === undefined) return undefined;
  return "managedPolicy" in boundary
    ? `AWS managed policy ${managedPolicyName(boundary.managedPolicy)}`
    : `customer managed policy ${referenceName(boundary.customerManagedPolicy)}`;
}

function liveBoundary({ permissionsBoundary: boundary }: LivePermissionSet): string | undefined {
  if (boundary === undefined) return undefined;
  return "managedPolicyArn" in boundary
    ? `AWS managed policy ${nameInArn(boundary.managedPolicyArn)}`
    : `customer managed policy ${referenceName(boundary.customerManagedPolicy)}`;
}
