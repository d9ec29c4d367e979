import { member, type AskedCall, type ResourcesOfOperations } from "../permission";

/** The ARN of an account, an organizational unit or the root, told apart by the forms of their ids. */
const arnOf = ({ world }: AskedCall, id: string) => {
  const { organization } = world;
  const kind = id.startsWith("r-") ? "root" : id.startsWith("ou-") ? "ou" : "account";
  return `arn:aws:organizations::${organization.managementAccountId}:${kind}/${organization.id}/${id}`;
};

const named = (name: string) => (call: AskedCall) => arnOf(call, member(call, name));

const parent = [named("ParentId")];

/**
 * The resources that the actions of AWS Organizations are granted on. Source: Service Authorization Reference, "Actions,
 * resources, and condition keys for AWS Organizations".
 */
export const organizationsResources: ResourcesOfOperations = {
  CreateAccount: [],
  DescribeAccount: [named("AccountId")],
  DescribeCreateAccountStatus: [],
  DescribeOrganization: [],
  DescribeOrganizationalUnit: [named("OrganizationalUnitId")],
  ListAccounts: [],
  ListAccountsForParent: parent,
  ListAWSServiceAccessForOrganization: [],
  ListChildren: parent,
  ListDelegatedAdministrators: [],
  ListOrganizationalUnitsForParent: parent,
  ListParents: [named("ChildId")],
  ListRoots: [],
  ListTagsForResource: [named("ResourceId")],
  MoveAccount: [named("AccountId"), named("SourceParentId"), named("DestinationParentId")],
  RemoveAccountFromOrganization: [named("AccountId")],
  TagResource: [named("ResourceId")],
  UntagResource: [named("ResourceId")],
};
