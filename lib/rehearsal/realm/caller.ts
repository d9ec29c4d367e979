import type { Credential } from "../protocol/credentials";
import { ServiceError } from "../protocol/errors";
import type { World } from "../world/world";

/** Who calls, and from where. */
export interface Caller {
  readonly accountId: string;
  /** Whether the signature names the home Region of the instance, or none. */
  readonly atHome: boolean;
}

/**
 * An access key id of 12 digits is a caller in that account, one that starts with `EXPIRED` is a caller whose session
 * is over, and any other is one in the management account. No signature is verified, but there has to be one.
 */
export function callerOf({ organization, region: home }: World, { accessKeyId, region }: Credential): Caller {
  if (accessKeyId === "")
    throw new ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token");
  if (accessKeyId.startsWith("EXPIRED"))
    throw new ServiceError("ExpiredTokenException", "The security token included in the request is expired");
  // What is no name of a Region, as callRehearsal's, is not taken for another one.
  const atHome = region === home || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region);
  if (!/^\d{12}$/.test(accessKeyId)) return { accountId: organization.managementAccountId, atHome };
  if (!organization.accounts.has(accessKeyId))
    throw new ServiceError(
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
    );
  return { accountId: accessKeyId, atHome };
}
