import type { Access } from "../../access/access";
import type { AccountAssignment } from "../../access/account-assignment";
import type { MatrixFilter } from "../matrix";
import { describeFilter } from "./describe-filter";
import { toPageEntry } from "./entries";
import { toGrants } from "./grants";
import type { PageData } from "./page-data";
import { toPagePermissionSet } from "./permission-sets";
import { toPlaces } from "./places";
import { toPagePrincipal } from "./principals";
import { shown } from "./shown";

/** What the page of a matrix is made from. */
export interface MatrixPageSource {
  readonly access: Access;
  /** The account assignments to show: all, or what a filter lets pass. */
  readonly accountAssignments: readonly AccountAssignment[];
  /** The filter, so that the page says what it does not show. */
  readonly filter?: MatrixFilter;
  readonly madeAt?: Date;
}

/** The page of a matrix as data. */
export function matrixPageData(source: MatrixPageSource): PageData {
  const { access, accountAssignments, filter, madeAt } = source;
  const { config, organization } = access;
  const names = new Map(accountAssignments.map(({ accountId, accountName }) => [accountId, accountName]));
  const { units, accounts, indexOf } = toPlaces(organization, names);
  const { principals, permissionSets, entries, grants } = toGrants(accountAssignments, indexOf);
  return {
    kind: "matrix",
    title: "Who may use which AWS account",
    ...(madeAt && { madeAt: madeAt.toISOString() }),
    only: filter ? describeFilter(filter) : [],
    warnings: access.warnings.map(({ message }) => shown(message)),
    units,
    accounts,
    principals: principals.map((principal) => toPagePrincipal(principal, config)),
    permissionSets: permissionSets.map((key) => toPagePermissionSet(key, config.permissionSets.get(key))),
    entries: entries.map((name) => toPageEntry(name, config)),
    grants,
  };
}
