import type { JsonMap } from "../../../config/check/policy/json-map";
import type { KnownPermissionSet } from "../names/permission-sets";
import type { Names } from "../names/names";
import { textOf, withoutIndexes, type Plan, type PlannedResource } from "../read/plan";
import type { AccountRef, PrincipalName } from "../review";

/** Who has what where. Its parts are the same objects wherever the same is meant. */
export interface Grant {
  readonly principal: PrincipalName;
  readonly set: KnownPermissionSet;
  readonly account: AccountRef;
}

/** An account assignment of the plan: what it gives before and after. */
export interface PlannedAssignment {
  readonly resource: PlannedResource;
  readonly before?: Grant;
  readonly after?: Grant;
}

/** Every account assignment of the plan. What counts are its values; its address helps where one is unknown. */
export function plannedAssignments(plan: Plan, names: Names): readonly PlannedAssignment[] {
  return plan.resources
    .filter(({ type }) => type === "aws_ssoadmin_account_assignment")
    .map((resource) => {
      const { before, after, address } = resource;
      const references = plan.references.get(withoutIndexes(address)) ?? {};
      return {
        resource,
        ...(before && { before: grantOf(before, {}, names) }),
        ...(after && { after: grantOf(after, references, names) }),
      };
    });
}

function grantOf(
  values: JsonMap,
  references: Readonly<Record<string, string>>,
  { principals, permissionSets, accounts }: Names,
): Grant {
  const type = textOf(values, "principal_type") === "USER" ? "USER" : "GROUP";
  return {
    principal: principals.find(type, textOf(values, "principal_id"), references.principal_id),
    set: permissionSets.find(textOf(values, "permission_set_arn"), references.permission_set_arn),
    account: accounts.find(textOf(values, "target_id") ?? ""),
  };
}

/** Whether two of them are one and the same account assignment in AWS. */
export function sameGrant(a: Grant, b: Grant): boolean {
  return a.principal === b.principal && a.set === b.set && a.account === b.account;
}
