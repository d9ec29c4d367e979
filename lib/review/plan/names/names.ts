import type { Access } from "../../../access/access";
import type { Plan } from "../read/plan";
import { accounts, type Accounts } from "./accounts";
import { permissionSets, type PermissionSets } from "./permission-sets";
import { principalNames, type PrincipalNames } from "./principals";

/** What people call everything that a plan speaks of. */
export interface Names {
  readonly principals: PrincipalNames;
  readonly permissionSets: PermissionSets;
  readonly accounts: Accounts;
}

/** Names from the config, where there is one, and from the plan. */
export function namesOf(plan: Plan, access: Access | undefined): Names {
  return {
    principals: principalNames(plan, access),
    permissionSets: permissionSets(plan, access),
    accounts: accounts(plan, access),
  };
}
