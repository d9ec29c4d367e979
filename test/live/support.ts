import { connect, type Aws, type AwsOptions } from "../../lib/live/aws/aws";
import type { InstanceState } from "../../lib/live/instance";
import { principalKey } from "../../lib/live/instance";
import { startRehearsal, type Rehearsal, type RehearsalOptions, type Seed } from "../../lib/rehearsal";

// What these tests ask takes a second or two, and longer on a machine that is busy with others.
jest.setTimeout(60_000);

const open: Rehearsal[] = [];

/** Closes what `serve` opened: for afterEach. */
export const closeAll = () => Promise.all(open.splice(0).map((rehearsal) => rehearsal.close()));

/** A rehearsal that all SDK clients of this process speak to until the next one. */
export async function serve(options: RehearsalOptions): Promise<Rehearsal> {
  const rehearsal = await startRehearsal(options);
  open.push(rehearsal);
  process.env.AWS_ENDPOINT_URL = rehearsal.url;
  credentials("rehearsal");
  return rehearsal;
}

/** Whose calls follow: an account id is a caller in that account. */
export function credentials(accessKeyId: string): void {
  process.env.AWS_ACCESS_KEY_ID = accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = "rehearsal";
}

/** The real SDK, as fast as it goes. */
export function ask(options: AwsOptions = {}): Promise<Aws> {
  return connect({
    region: "eu-west-1",
    callsPerSecond: 10_000,
    patienceMs: 3000,
    firstPauseMs: 20,
    ...options,
  });
}

/** The account assignments of a seed as `type principal, permission set, account`, sorted. */
export function seedRows({ accountAssignments = [] }: Seed): string[] {
  return accountAssignments
    .map(
      ({ principalType, principal, deletedPrincipalId, permissionSet, accountId }) =>
        `${principalType} ${principal ?? `deleted ${deletedPrincipalId}`}, ${permissionSet}, ${accountId}`,
    )
    .sort();
}

/** The account assignments that were read, as `seedRows` writes them. */
export function readRows({ accountAssignments, permissionSets, principals }: InstanceState): string[] {
  return accountAssignments
    .map(({ principalType, principalId, permissionSetArn, accountId }) => {
      const principal = principals.get(principalKey(principalType, principalId))!;
      const name = principal.deleted ? `deleted ${principal.id}` : principal.name;
      return `${principalType} ${name}, ${permissionSets.get(permissionSetArn)!.name}, ${accountId}`;
    })
    .sort();
}
