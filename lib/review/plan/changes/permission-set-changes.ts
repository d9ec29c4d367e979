import type { KnownPermissionSet } from "../names/permission-sets";
import { actionOf, isChanged } from "../read/plan";
import type { AccountRef, PermissionSetChange, PolicyChange, PrincipalName } from "../review";
import { compare } from "../compare";
import type { PlannedAssignment } from "./assignments";
import { attributeChanges, type AttributeNames } from "./attributes";
import type { AdministrationJudge, Contents, SetContents } from "./contents";
import { diffPolicies } from "./policy-diff";

const attributes: AttributeNames = {
  texts: {
    name: "name",
    description: "description",
    session_duration: "session duration",
    relay_state: "relay state",
  },
  hidden: ["arn", "id", "created_date", "instance_arn"],
};

const changeOf = { create: "created", update: "changed", replace: "replaced", delete: "deleted" } as const;

/** What becomes of each permission set that changes, and whom it reaches; those that gain administration first. */
export function permissionSetChanges(
  contents: Iterable<SetContents>,
  assignments: readonly PlannedAssignment[],
  judge: AdministrationJudge,
): PermissionSetChange[] {
  const changed = [...contents].filter(
    ({ set, touched }) => touched || (set.resource && isChanged(set.resource)),
  );
  const reaches = reachesOf(assignments, new Set(changed.map(({ set }) => set)));
  return changed
    .map((item) => toChange(item, reaches.get(item.set), judge))
    .sort(
      (a, b) =>
        Number(b.gainsAdministration) - Number(a.gainsAdministration) ||
        compare(a.permissionSet, b.permissionSet),
    );
}

interface Reach {
  readonly accounts: Set<AccountRef>;
  readonly principals: Set<PrincipalName>;
}

function toChange(
  item: SetContents,
  reaches: Reaches | undefined,
  judge: AdministrationJudge,
): PermissionSetChange {
  const { set, before, after, sensitivePolicy } = item;
  const action = set.resource ? actionOf(set.resource) : "update";
  const change = changeOf[action as keyof typeof changeOf] ?? "changed";
  const reach = change === "deleted" ? reaches?.before : reaches?.after;
  const administration = judge(set, "after");
  const inlinePolicy = diffPolicies(before.inlinePolicy, after.inlinePolicy, sensitivePolicy);
  return {
    change,
    permissionSet: set.label,
    name: set.name ?? set.label,
    attributes: set.resource && isChanged(set.resource) ? attributeChanges(set.resource, attributes) : [],
    policies: policyChanges(before, after),
    ...(inlinePolicy && { inlinePolicy }),
    accounts: [...(reach?.accounts ?? [])].sort(
      (a, b) => compare(a.accountName, b.accountName) || compare(a.accountId, b.accountId),
    ),
    principals: [...(reach?.principals ?? [])].sort(
      (a, b) => compare(a.principalType, b.principalType) || compare(a.principal, b.principal),
    ),
    gainsAdministration: administration.length > 0 && judge(set, "before").length === 0,
    administration,
    address: set.address ?? "",
  };
}

function policyChanges(before: Contents, after: Contents): PolicyChange[] {
  const only = (change: PolicyChange["change"], here: Contents, there: Contents): PolicyChange[] =>
    [...here.policies]
      .filter(([name]) => !there.policies.has(name))
      .sort(([a], [b]) => compare(a, b))
      .map(([, policy]) => ({ change, ...policy }));
  return [...only("added", after, before), ...only("removed", before, after)];
}

/** Who has a permission set where, before and after. */
interface Reaches {
  readonly before: Reach;
  readonly after: Reach;
}

function reachesOf(
  assignments: readonly PlannedAssignment[],
  sets: ReadonlySet<KnownPermissionSet>,
): ReadonlyMap<KnownPermissionSet, Reaches> {
  const reaches = new Map(
    [...sets].map((set): [KnownPermissionSet, Reaches] => [set, { before: nobody(), after: nobody() }]),
  );
  for (const assignment of assignments) {
    for (const side of ["before", "after"] as const) {
      const grant = assignment[side];
      const reach = grant && reaches.get(grant.set)?.[side];
      if (!reach) continue;
      reach.accounts.add(grant.account);
      reach.principals.add(grant.principal);
    }
  }
  return reaches;
}

function nobody(): Reach {
  return { accounts: new Set(), principals: new Set() };
}
