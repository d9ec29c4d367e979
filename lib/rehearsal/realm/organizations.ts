import { ServiceError } from "../protocol/errors";
import type { World } from "../world/world";
import type { Caller } from "./caller";

/**
 * AWS Organizations answers the management account and delegated administrators of any service; every other account
 * may describe its organization and nothing else (API reference, the note of each operation). It is global: any Region
 * will do.
 */
export function checkOrganizations({ organization }: World, { accountId }: Caller, operation: string): void {
  const { managementAccountId, delegatedAdministrator } = organization;
  if (accountId === managementAccountId || accountId === delegatedAdministrator) return;
  if (operation === "DescribeOrganization") return;
  throw new ServiceError("AccessDeniedException", "You don't have permissions to access this resource.");
}
