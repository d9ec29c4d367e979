import type { Policies } from "./authorization/check-policies";
import type { Permission } from "./authorization/permission";
import type { Fault } from "./faults";
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
  faults?: Fault[];
  /**
   * Identity policies (JSON documents) that callers are held to, by access key id; `*` is for every caller that has none
   * of its own. @default every caller may do everything
   */
  policies?: Policies;
  /** The clock, in milliseconds. @default Date.now */
  now?: () => number;
  /** Makes pages smaller than AWS's. @default AWS's page sizes */
  maxPageSize?: number;
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
