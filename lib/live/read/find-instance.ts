import { ExpectedError } from "../../config/problems/expected-error";
import { required, type Aws } from "../aws/aws";
import { listAll } from "../aws/pages";
import type { LiveInstance } from "../instance";

/** What ListInstances tells of an instance. */
interface Candidate {
  readonly arn: string;
  readonly identityStoreId: string;
  readonly ownerAccountId?: string;
}

/**
 * The organization instance: the one that the config names, else the one that the management account owns. An account
 * instance, which knows no permission sets, is never taken for it.
 * @throws {ExpectedError} where there is none, or not exactly one
 */
export async function findInstance(
  aws: Aws,
  managementAccountId: string,
  named?: { readonly arn: string; readonly identityStoreId: string },
): Promise<LiveInstance> {
  const candidates = await listAll(aws, "sso-admin", "ListInstances", {}, ({ Instances }) =>
    Instances?.map(({ InstanceArn, IdentityStoreId, OwnerAccountId }): Candidate => ({
      arn: required(InstanceArn, "InstanceArn"),
      identityStoreId: required(IdentityStoreId, "IdentityStoreId"),
      ...(OwnerAccountId !== undefined && { ownerAccountId: OwnerAccountId }),
    })),
  );
  const chosen = named
    ? byName(candidates, named, aws.region)
    : byOwner(candidates, managementAccountId, aws.region);
  const ownerAccountId = chosen.ownerAccountId ?? managementAccountId;
  if (ownerAccountId !== managementAccountId) throw accountInstance(chosen, managementAccountId);
  return { ...chosen, ownerAccountId, region: aws.region };
}

function byName(
  candidates: readonly Candidate[],
  named: { readonly arn: string; readonly identityStoreId: string },
  region: string,
): Candidate {
  const found = candidates.find(({ arn }) => arn === named.arn);
  if (found?.identityStoreId === named.identityStoreId) return found;
  if (found)
    throw new ExpectedError(
      `identityCenter.instance: the instance ${named.arn} has the identity store ${found.identityStoreId}, and the access config says ${named.identityStoreId}.`,
    );
  if (candidates.length === 0) throw noInstance(region);
  throw new ExpectedError(
    `identityCenter.instance: there is no instance ${named.arn} in the Region ${region}; the caller sees ${described(candidates)}. Name one of these, or the instance's home Region in identityCenter.region.`,
  );
}

function byOwner(candidates: readonly Candidate[], managementAccountId: string, region: string): Candidate {
  if (candidates.length === 0) throw noInstance(region);
  const owned = candidates.filter(({ ownerAccountId }) => ownerAccountId === managementAccountId);
  // Only where AWS names no owner is a single instance taken as it is.
  const [first, second] = owned.length > 0 ? owned : candidates;
  if (first && !second) return first;
  if (owned.length === 0 && candidates.every(({ ownerAccountId }) => ownerAccountId !== undefined))
    throw accountInstance(candidates[0]!, managementAccountId);
  throw new ExpectedError(
    `There are ${candidates.length} instances of IAM Identity Center in the Region ${region}: ${described(candidates)}. Say which one is meant: identityCenter.instance: { arn, identityStoreId } in the access config.`,
  );
}

function noInstance(region: string): ExpectedError {
  return new ExpectedError(
    `There is no instance of IAM Identity Center in the Region ${region}, as far as these credentials see. Name its home Region in identityCenter.region (or AWS_REGION), and use credentials of the management account or of the delegated administrator; if it was never enabled, the management account enables it in the console.`,
  );
}

function accountInstance({ arn, ownerAccountId }: Candidate, managementAccountId: string): ExpectedError {
  return new ExpectedError(
    `The instance ${arn} belongs to the account ${ownerAccountId} alone: an account instance knows no permission sets and no account assignments. The organization instance belongs to the management account ${managementAccountId}; use credentials of that account or of the delegated administrator, in the instance's home Region.`,
  );
}

function described(candidates: readonly Candidate[]): string {
  return candidates
    .map(({ arn, ownerAccountId }) => (ownerAccountId ? `${arn} (owned by ${ownerAccountId})` : arn))
    .join(", ");
}
