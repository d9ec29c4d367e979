import type { Policies } from "./authorization/check-policies";
import type { Permission } from "./authorization/permission";
import type { Fault } from "./faults/fault";
import type { Seed } from "./seed";

/** How a rehearsal behaves. */
export interface RehearsalOptions {
  /** What it holds at the start. @default an organization of one account, with one empty instance */
  seed?: Seed;
  /** 0: any free port. @default 0 */
  port?: number;
  /** Milliseconds that assignments and provisioning stay IN_PROGRESS. @default 0: done at the next call */
  asyncMs?: number;
  /**
   * Calls per second of sso-admin and identitystore together; beyond them ThrottlingException. AWS allows 20 (user
   * guide, "throttle limits"). @default no limit
   */
  callsPerSecond?: number;
  /** CreateAccountAssignment requests in progress; beyond them ThrottlingException. AWS allows 10. @default no limit */
  outstandingCreations?: number;
  /**
   * Requests that create, update or delete a role while another does so in the same account: ConflictException, since
   * AWS updates one at a time in an account (user guide, quotas). It takes an `asyncMs` to be seen. @default false
   */
  provisioningConflicts?: boolean;
  /** Milliseconds that every answer is held back; calls do not wait for one another. @default 0 */
  delayMs?: number;
  faults?: Fault[];
  /** What the chances of faults are drawn from: the same calls in the same order meet the same faults. @default 1 */
  faultSeed?: number;
  /**
   * Identity policies (JSON documents) that callers are held to, by access key id; `*` is for every caller that has none
   * of its own. @default every caller may do everything
   */
  policies?: Policies;
  /** The clock, in milliseconds. @default Date.now */
  now?: () => number;
  /** Makes pages smaller than AWS's. @default AWS's page sizes */
  maxPageSize?: number;
  /**
   * Puts an empty page before every page of the lists of these services. AWS Organizations' reference says that its
   * lists "can occasionally return an empty set of results even when there are more"; of the others it is not known,
   * and the AWS provider reads one page only of a permission set's tags. @default none
   */
  emptyPages?: readonly ("organizations" | "sso-admin" | "identitystore" | "iam")[];
}

/** One call that a rehearsal got. */
export interface RecordedCall {
  service: string;
  operation: string;
  accessKeyId: string;
  /** When, in milliseconds. */
  at: number;
  /** What it needed of its caller's policies; only where it was held to some, and was not refused. */
  permissions?: readonly Permission[];
  /** The error that it was answered with. */
  code?: string;
}
