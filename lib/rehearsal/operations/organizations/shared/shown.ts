import type { AccountCreation } from "../../../world/account-creations";
import {
  ancestors,
  type Account,
  type Organization,
  type OrganizationalUnit,
} from "../../../world/organization";

const arn = ({ id, managementAccountId }: Organization, kind: string, resource: string) =>
  `arn:aws:organizations::${managementAccountId}:${kind}/${id}/${resource}`;

const path = (organization: Organization, parentId: string, id: string) =>
  `${[organization.id, ...ancestors(organization, parentId), id].join("/")}/`;

/** An account. AWS answers `State` only: `Status` was retired on 2026-09-09. */
export const shownAccount = (organization: Organization) => (account: Account) => ({
  Id: account.id,
  Arn: arn(organization, "account", account.id),
  Email: account.email,
  Name: account.name,
  State: account.state,
  Paths: [path(organization, account.parentId, account.id)],
  JoinedMethod: account.id === organization.managementAccountId ? "INVITED" : "CREATED",
  JoinedTimestamp: account.joinedAt / 1000,
});

/** An organizational unit. */
export const shownUnit = (organization: Organization) => (unit: OrganizationalUnit) => ({
  Id: unit.id,
  Arn: arn(organization, "ou", unit.id),
  Name: unit.name,
  Path: path(organization, unit.parentId, unit.id),
});

/** The root. */
export const shownRoot = (organization: Organization) => ({
  Id: organization.rootId,
  Arn: arn(organization, "root", organization.rootId),
  Name: "Root",
  PolicyTypes: [],
});

/** The organization itself. */
export function shownOrganization(organization: Organization) {
  const { id, managementAccountId, accounts } = organization;
  return {
    Id: id,
    Arn: `arn:aws:organizations::${managementAccountId}:organization/${id}`,
    FeatureSet: "ALL",
    MasterAccountArn: arn(organization, "account", managementAccountId),
    MasterAccountId: managementAccountId,
    MasterAccountEmail: accounts.get(managementAccountId)?.email,
    AvailablePolicyTypes: [],
  };
}

/** A request to create an account. */
export const shownCreation = (creation: AccountCreation) => ({
  Id: creation.id,
  AccountName: creation.accountName,
  State: creation.status,
  RequestedTimestamp: creation.createdAt / 1000,
  ...(creation.status !== "IN_PROGRESS" && { CompletedTimestamp: creation.endsAt / 1000 }),
  ...(creation.accountId !== undefined && { AccountId: creation.accountId }),
  ...(creation.failureReason !== undefined && { FailureReason: creation.failureReason }),
});
