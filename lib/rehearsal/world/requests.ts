import { conflict } from "../protocol/errors";
import { uuid } from "./ids";
import type { AccountAssignment, Instance, World } from "./world";

/** What a request does with an account assignment, or with a permission set. */
export type RequestKind = "creation" | "deletion" | "provisioning";

/** Work that goes on after a call was answered. */
export interface Pending {
  readonly createdAt: number;
  readonly endsAt: number;
  status: "IN_PROGRESS" | "SUCCEEDED" | "FAILED";
  failureReason?: string;
  /** Does the work, and returns why it failed. */
  readonly finish: () => string | undefined;
}

/** What CreateAccountAssignment, DeleteAccountAssignment and ProvisionPermissionSet start. */
export interface AsyncRequest extends Pending {
  readonly id: string;
  readonly kind: RequestKind;
  readonly permissionSetArn: string;
  /** The account assignment that is created or deleted. */
  readonly assignment?: AccountAssignment;
  /** The one account that is provisioned. */
  readonly accountId?: string;
  /** The accounts in which it creates, updates or deletes a role. */
  readonly rolesIn: readonly string[];
}

type Start = Pick<
  AsyncRequest,
  "kind" | "permissionSetArn" | "assignment" | "accountId" | "rolesIn" | "finish"
>;

/** Starts an asynchronous request, or throws ConflictException where another one changes roles of the same account. */
export function startRequest(world: World, instance: Instance, now: number, start: Start): AsyncRequest {
  checkConflicts(world, start);
  const request: AsyncRequest = {
    ...start,
    id: uuid("request", world.next()),
    createdAt: now,
    endsAt: now + world.asyncMs,
    status: "IN_PROGRESS",
  };
  instance.requests.set(request.id, request);
  world.inProgress.push(request);
  return request;
}

/**
 * AWS changes one role of Identity Center at a time in an account (user guide, quotas). The text of the conflict:
 * aws-iam-identity-center-extensions #111.
 */
function checkConflicts({ provisioningConflicts, inProgress }: World, { rolesIn }: Start): void {
  if (!provisioningConflicts) return;
  const busy = new Set(inProgress.flatMap((request) => ("rolesIn" in request ? request.rolesIn : [])));
  if (rolesIn.some((accountId) => busy.has(accountId)))
    throw conflict("There is a conflicting operation in process.");
}

/**
 * Ends every request whose time has come. It is called before each operation, so that what an operation sees depends
 * on the clock alone and no timer outlives the server.
 */
export function endDueRequests(world: World, now: number): void {
  for (let first = world.inProgress[0]; first && first.endsAt <= now; first = world.inProgress[0]) {
    world.inProgress.shift();
    first.failureReason = first.finish();
    first.status = first.failureReason === undefined ? "SUCCEEDED" : "FAILED";
  }
}
