import { compare } from "../compare";
import type { Names } from "../names/names";
import type { KnownPermissionSet } from "../names/permission-sets";
import { actionOf, isChanged, textOf, withoutIndexes, type Plan, type PlannedResource } from "../read/plan";
import type { AccountRef, GroupAccess, MembershipChange, PrincipalChange, PrincipalName } from "../review";
import type { PlannedAssignment } from "./assignments";
import type { When } from "./contents";
import { attributeChanges, type AttributeNames } from "./attributes";

const userType = "aws_identitystore_user";
const groupType = "aws_identitystore_group";
const membershipType = "aws_identitystore_group_membership";

/** Types of resources that are people. */
export const peopleTypes: readonly string[] = [userType, groupType, membershipType];

const attributes: Readonly<Record<string, AttributeNames>> = {
  [userType]: {
    texts: {
      user_name: "UserName",
      display_name: "display name",
      "name.given_name": "given name",
      "name.family_name": "family name",
      "emails.value": "e-mail address",
      "phone_numbers.value": "phone number",
    },
    hidden: ["id", "user_id", "identity_store_id", "external_ids"],
  },
  [groupType]: {
    texts: { display_name: "display name", description: "description" },
    hidden: ["id", "group_id", "identity_store_id", "external_ids"],
  },
};

const changeOf = { create: "created", update: "changed", replace: "replaced", delete: "deleted" } as const;

/** Users and groups that the plan creates, changes or deletes. */
export function principalChanges({ resources }: Plan, { principals }: Names): PrincipalChange[] {
  return resources
    .filter((resource) => resource.type in attributes && isChanged(resource))
    .map((resource): PrincipalChange => {
      const isUser = resource.type === userType;
      const id = textOf(resource.before, isUser ? "user_id" : "group_id");
      return {
        change: changeOf[actionOf(resource) as keyof typeof changeOf] ?? "changed",
        ...principals.find(isUser ? "USER" : "GROUP", id, resource.address),
        attributes: attributeChanges(resource, attributes[resource.type] as AttributeNames),
        address: resource.address,
      };
    })
    .sort((a, b) => compare(a.principalType, b.principalType) || compare(a.principal, b.principal));
}

/** Who joins and leaves a group, with what that gives or takes; administration first. */
export function membershipChanges(
  plan: Plan,
  { principals }: Names,
  assignments: readonly PlannedAssignment[],
  isAdministrative: (set: KnownPermissionSet, when: When) => boolean,
): MembershipChange[] {
  const changed = plan.resources.filter(
    (resource) => resource.type === membershipType && isChanged(resource),
  );
  if (changed.length === 0) return [];
  const access = { before: groupAccess(assignments, "before"), after: groupAccess(assignments, "after") };
  const find = (resource: PlannedResource, when: When) => {
    const references = when === "after" ? plan.references.get(withoutIndexes(resource.address)) : undefined;
    const values = resource[when];
    const user = principals.find("USER", textOf(values, "member_id"), references?.member_id);
    return { group: principals.find("GROUP", textOf(values, "group_id"), references?.group_id), user };
  };
  const toChange = (change: MembershipChange["change"], resource: PlannedResource): MembershipChange => {
    const when = change === "left" ? "before" : "after";
    const members = find(resource, when);
    const held = access[when].get(members.group) ?? new Map<KnownPermissionSet, AccountRef[]>();
    return {
      change,
      ...members,
      access: toGroupAccess(held),
      administration: [...held.keys()].some((set) => isAdministrative(set, when)),
      address: resource.address,
    };
  };
  return changed
    .flatMap((resource) => {
      const action = actionOf(resource);
      if (action === "create") return [toChange("joined", resource)];
      if (action === "delete") return [toChange("left", resource)];
      if (action !== "replace" && action !== "update") return [];
      const [old, now] = [find(resource, "before"), find(resource, "after")];
      return old.group === now.group && old.user === now.user
        ? [toChange("interrupted", resource)]
        : [toChange("left", resource), toChange("joined", resource)];
    })
    .sort(
      (a, b) =>
        Number(b.administration) - Number(a.administration) ||
        compare(a.group.principal, b.group.principal) ||
        compare(a.user.principal, b.user.principal),
    );
}

type Held = ReadonlyMap<PrincipalName, Map<KnownPermissionSet, AccountRef[]>>;

function groupAccess(assignments: readonly PlannedAssignment[], when: When): Held {
  const held = new Map<PrincipalName, Map<KnownPermissionSet, AccountRef[]>>();
  for (const assignment of assignments) {
    const grant = assignment[when];
    if (grant?.principal.principalType !== "GROUP") continue;
    const sets = held.get(grant.principal) ?? new Map<KnownPermissionSet, AccountRef[]>();
    held.set(grant.principal, sets);
    const accounts = sets.get(grant.set);
    if (accounts) accounts.push(grant.account);
    else sets.set(grant.set, [grant.account]);
  }
  return held;
}

function toGroupAccess(held: ReadonlyMap<KnownPermissionSet, readonly AccountRef[]>): GroupAccess[] {
  return [...held]
    .map(([set, accounts]) => ({
      permissionSet: set.label,
      accounts: [...accounts].sort(
        (a, b) => compare(a.accountName, b.accountName) || compare(a.accountId, b.accountId),
      ),
    }))
    .sort((a, b) => compare(a.permissionSet, b.permissionSet));
}
