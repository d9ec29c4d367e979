import type { ExpectedError } from "../../config/problems/expected-error";
import { escapeControl } from "../../config/problems/show";
import type { SdkError, Trouble } from "../aws/trouble";
import { actionOf, because, type FailedCall } from "./explain";

interface LastTry extends FailedCall {
  readonly trouble: Trouble;
  readonly tries: number;
  /** Since the first failure. */
  readonly seconds: number;
}

const what: Readonly<Record<Trouble, string>> = {
  throttled: "was throttled",
  conflict: "was answered with a conflict",
  server: "failed within AWS",
  connection: "lost its connection",
  slow: "got no answer in time",
  garbled: "got answers that cannot be read",
  clock: "was refused for this machine's clock",
};

const advice: Readonly<Record<Trouble, string>> = {
  throttled:
    "Something else uses the calls that AWS allows, such as a terraform run or a scan: wait for its end, or ask more slowly (--calls-per-second).",
  conflict: "Something is changing what is read: wait for its end.",
  server: "Look at the AWS Health Dashboard, and try again later.",
  connection: "Check the network, a proxy, and AWS_ENDPOINT_URL.",
  slow: "Check the network, a proxy, and AWS_ENDPOINT_URL.",
  garbled:
    "Something on the way to AWS, such as a proxy, may answer in its place: check that, and AWS_ENDPOINT_URL.",
  clock: "Set the clock.",
};

/** Why a call is not made once more. */
export function explainGivingUp(
  error: unknown,
  { trouble, tries, seconds, ...call }: LastTry,
): ExpectedError {
  const { name, code, message } = error as SdkError;
  const last = escapeControl([code ?? name, message].filter(Boolean).join(": "))
    .slice(0, 300)
    .replace(/\.$/, "");
  return because(
    `${actionOf(call)} ${what[trouble]}, ${tries} ${tries === 1 ? "time" : "times"} in ${seconds} s, the last time with: ${last}. Nothing was written. ${advice[trouble]}`,
    error,
  );
}
