import type { Operation } from "../../protocol/operation";
import { createAccount } from "./create-account";
import { describeAccount } from "./describe-account";
import { describeCreateAccountStatus } from "./describe-create-account-status";
import { describeOrganization } from "./describe-organization";
import { describeOrganizationalUnit } from "./describe-organizational-unit";
import { listAccounts } from "./list-accounts";
import { listAccountsForParent } from "./list-accounts-for-parent";
import { listAwsServiceAccessForOrganization } from "./list-aws-service-access-for-organization";
import { listChildren } from "./list-children";
import { listDelegatedAdministrators } from "./list-delegated-administrators";
import { listOrganizationalUnitsForParent } from "./list-organizational-units-for-parent";
import { listParents } from "./list-parents";
import { listRoots } from "./list-roots";
import { listTagsForResource } from "./list-tags-for-resource";
import { moveAccount } from "./move-account";
import { removeAccountFromOrganization } from "./remove-account-from-organization";
import { tagResource } from "./tag-resource";
import { untagResource } from "./untag-resource";

/** The operations of organizations that the rehearsal knows, by AWS's names. */
export const organizations: Record<string, Operation> = {
  CreateAccount: createAccount,
  DescribeAccount: describeAccount,
  DescribeCreateAccountStatus: describeCreateAccountStatus,
  DescribeOrganization: describeOrganization,
  DescribeOrganizationalUnit: describeOrganizationalUnit,
  ListAccounts: listAccounts,
  ListAccountsForParent: listAccountsForParent,
  ListAWSServiceAccessForOrganization: listAwsServiceAccessForOrganization,
  ListChildren: listChildren,
  ListDelegatedAdministrators: listDelegatedAdministrators,
  ListOrganizationalUnitsForParent: listOrganizationalUnitsForParent,
  ListParents: listParents,
  ListRoots: listRoots,
  ListTagsForResource: listTagsForResource,
  MoveAccount: moveAccount,
  RemoveAccountFromOrganization: removeAccountFromOrganization,
  TagResource: tagResource,
  UntagResource: untagResource,
};
