import { required, type Aws } from "../aws/aws";

/** The organization, by its ids. */
export interface OrganizationIds {
  readonly id: string;
  readonly managementAccountId: string;
}

/** The organization of the caller; every account in it may ask. @throws {ExpectedError} where there is none */
export function readOrganizationIds(aws: Aws): Promise<OrganizationIds> {
  return aws.call("organizations", "DescribeOrganization", {}, ({ Organization }) => ({
    id: required(Organization?.Id, "Organization.Id"),
    managementAccountId: required(Organization?.MasterAccountId, "Organization.MasterAccountId"),
  }));
}
