import { readAccess, type Access } from "../../../lib/access/access";
import type { AccessConfig } from "../../../lib/config";
import { controlTowerPermissionSets } from "../../../lib/config/limits";
import { principalKey, type InstanceState, type LivePermissionSet } from "../../../lib/live/instance";

/** One account assignment as an access config names it. */
export interface Grant {
  readonly kind: "users" | "groups";
  readonly principal: string;
  readonly permissionSet: string;
  readonly accountId: string;
}

/** What an instance holds, as grants by name; those of deleted principals are left out. */
export function grantsOf(state: InstanceState): Grant[] {
  return state.accountAssignments.flatMap(({ principalType, principalId, permissionSetArn, accountId }) => {
    const principal = state.principals.get(principalKey(principalType, principalId))!;
    if (principal.deleted) return [];
    return [
      {
        kind: principalType === "USER" ? ("users" as const) : ("groups" as const),
        principal: principal.name,
        permissionSet: state.permissionSets.get(permissionSetArn)!.name,
        accountId,
      },
    ];
  });
}

/** An access config, without targets and entries that are pretty, that gives these grants. */
export function configOf(state: InstanceState, grants: readonly Grant[]): AccessConfig {
  const names = (kind: Grant["kind"]) =>
    Object.fromEntries(
      grants.filter((grant) => grant.kind === kind).map(({ principal }) => [principal, principal]),
    );
  return {
    users: names("users"),
    groups: names("groups"),
    permissionSets: Object.fromEntries(
      [...state.permissionSets.values()].map((set) => [set.name, settingsOf(set)]),
    ),
    assignments: Object.fromEntries(
      grants.map(({ kind, principal, permissionSet, accountId }, index) => [
        `entry ${index}`,
        { [kind]: [principal], permissionSets: [permissionSet], accounts: [accountId] },
      ]),
    ) as unknown as AccessConfig["assignments"],
  };
}

/** The same, as it is read. */
export function accessOf(config: AccessConfig): Access {
  return readAccess(config);
}

function settingsOf(set: LivePermissionSet) {
  if ((controlTowerPermissionSets as readonly string[]).includes(set.name))
    return { existing: true as const };
  const { description, sessionDuration, relayState, tags, managedPolicies, customerManagedPolicies } = set;
  const boundary = set.permissionsBoundary;
  return {
    ...(description !== undefined && { description }),
    sessionDuration,
    ...(relayState !== undefined && { relayState }),
    tags,
    managedPolicies: [...managedPolicies],
    customerManagedPolicies: customerManagedPolicies.map((policy) => ({ ...policy })),
    ...(set.inlinePolicy !== undefined && { inlinePolicy: set.inlinePolicy }),
    ...(boundary && {
      permissionsBoundary:
        "managedPolicyArn" in boundary
          ? { managedPolicy: boundary.managedPolicyArn }
          : { customerManagedPolicy: { ...boundary.customerManagedPolicy } },
    }),
  };
}
