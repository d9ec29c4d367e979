/** Why a call is made again. */
export type Trouble = "throttled" | "conflict" | "server" | "connection" | "slow" | "garbled" | "clock";

/** An answer that lacks what every answer of its kind has: broken on the way, and never to be taken for an empty one. */
export class GarbledAnswer extends Error {
  constructor(message: string) {
    super(message);
    this.name = "GarbledAnswer";
  }
}

/** A call took longer than one may take. */
export class SlowAnswer extends Error {
  constructor(seconds: number) {
    super(`no answer within ${seconds} s`);
    this.name = "SlowAnswer";
  }
}

/** What an error of the SDK shows of itself. */
export interface SdkError {
  readonly name: string;
  readonly message: string;
  /** The code of a system error, such as ECONNRESET. */
  readonly code?: string;
  readonly $fault?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly clockSkewCorrected?: boolean };
  /** Set where an answer could not be parsed. */
  readonly $responseBodyText?: string;
  /** Why, in errors that stand for several causes: KMS_ThrottlingException and the like. */
  readonly Reason?: string;
}

const throttling = new Set([
  "ThrottlingException",
  "Throttling",
  "ThrottledException",
  "RequestThrottled",
  "RequestThrottledException",
  "TooManyRequestsException",
  "RequestLimitExceeded",
  "SlowDown",
  "PriorRequestNotComplete",
]);
const conflicts = new Set(["ConflictException", "ConcurrentModificationException"]);
/** Codes of system errors; the SDK wraps some errors and leaves the code to the message. */
const broken =
  /\b(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_STREAM_PREMATURE_CLOSE|ERR_STREAM_DESTROYED|socket hang up|aborted|premature close|parse error)\b/i;

/** Why a failed call deserves another try; undefined where one would fail alike. */
export function troubleOf(error: unknown): Trouble | undefined {
  const { name, message, code = "", $fault, $metadata, $responseBodyText, Reason } = error as SdkError;
  const status = $metadata?.httpStatusCode ?? 0;
  if (throttling.has(name) || status === 429 || Reason === "KMS_ThrottlingException") return "throttled";
  if (conflicts.has(name)) return "conflict";
  if (name === "SlowAnswer") return "slow";
  // What cannot be parsed is no answer of the service, whatever its status.
  if (name === "GarbledAnswer" || name === "SyntaxError" || $responseBodyText !== undefined) return "garbled";
  if (status >= 500 || $fault === "server") return "server";
  if (name === "TimeoutError" || broken.test(`${code} ${message}`)) return "connection";
  return $metadata?.clockSkewCorrected === true ? "clock" : undefined;
}

/** Whether nothing listens where the service should be: that seldom mends itself. */
export function isRefused(error: unknown): boolean {
  const { code = "", message } = error as SdkError;
  return `${code} ${message}`.includes("ECONNREFUSED");
}
