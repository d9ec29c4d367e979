import type { Access } from "../../access/access";
import type { Imports } from "../../access/imports";
import { resourceAddress, stackResources, type StackResource } from "../../access/stack-resources";
import { managedPolicyId, parseManagedPolicy } from "../../config/check/managed-policy";
import { assignmentKey, type InstanceState, type LiveAccountAssignment } from "../instance";
import type { Into } from "./known";
import { plannedRows } from "./known";

/**
 * Import ids of the resources that a config's stack has and AWS has, too, by address. The forms are those of the AWS
 * provider's documentation, "Import" of each resource. Of what is in a state already, Terraform leaves the import out.
 */
export function importsOf(into: Into, state: InstanceState): Imports {
  const { config } = into.access;
  const setsByName = new Map([...state.permissionSets.values()].map((set) => [set.name, set]));
  const liveRows = new Map(state.accountAssignments.map((row) => [assignmentKey(row), row]));
  const rows = new Map(
    [...plannedRows(into, state)].flatMap(([key, row]) => {
      const live = liveRows.get(key);
      return live ? [[row, live] as const] : [];
    }),
  );
  const find = (resource: StackResource) => {
    if (!("permissionSet" in resource)) return undefined;
    return setsByName.get(config.permissionSets.get(resource.permissionSet)?.name ?? "");
  };
  return new Map(
    stackResources(into.access).flatMap((resource) => {
      const id = importId(resource, find(resource), rows, state);
      return id === undefined ? [] : [[resourceAddress(resource), id] as const];
    }),
  );
}

type Row = Access["accountAssignments"][number];
type LiveSet = InstanceState["permissionSets"] extends ReadonlyMap<string, infer Set> ? Set : never;

/** The import id of a resource; undefined where AWS has nothing of the kind. */
function importId(
  resource: StackResource,
  set: LiveSet | undefined,
  rows: ReadonlyMap<Row, LiveAccountAssignment>,
  { instance, accessControlAttributes }: InstanceState,
): string | undefined {
  if (resource.kind === "access-control-attributes")
    return accessControlAttributes === undefined ? undefined : instance.arn;
  if (resource.kind === "account-assignment") {
    const live = rows.get(resource.row);
    if (!live) return undefined;
    const { principalId, principalType, accountId, permissionSetArn } = live;
    return [principalId, principalType, accountId, "AWS_ACCOUNT", permissionSetArn, instance.arn].join();
  }
  if (!set) return undefined;
  const place = [set.arn, instance.arn];
  switch (resource.kind) {
    case "permission-set":
      return place.join();
    case "managed-policy": {
      const wanted = managedPolicyId(resource.policy);
      const arn = set.managedPolicies.find((one) => idOf(one) === wanted);
      return arn === undefined ? undefined : [arn, ...place].join();
    }
    case "customer-managed-policy": {
      const { name, path } = resource.policy;
      const has = set.customerManagedPolicies.some((one) => one.name === name && one.path === path);
      return has ? [name, path, ...place].join() : undefined;
    }
    case "inline-policy":
      return set.inlinePolicy === undefined ? undefined : place.join();
    case "permissions-boundary":
      return set.permissionsBoundary ? place.join() : undefined;
  }
}

function idOf(arn: string): string | undefined {
  const policy = parseManagedPolicy(arn);
  return policy && managedPolicyId(policy);
}
