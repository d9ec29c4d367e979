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
}

type Start = Pick<AsyncRequest, "kind" | "permissionSetArn" | "assignment" | "accountId" | "finish">;

/** Starts an asynchronous request. */
export function startRequest(world: World, instance: Instance, now: number, start: Start): AsyncRequest {
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
