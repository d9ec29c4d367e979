import { ServiceError } from "../protocol/errors";
import type { AnswerFault, Fault } from "./fault";
import { draws } from "./draws";

/** What the faults do to one call. */
export interface Effect {
  readonly error?: ServiceError;
  readonly failureReason?: string;
  readonly delayMs: number;
  readonly answer?: AnswerFault;
}

/**
 * Counts the calls of each fault's operation, and returns what the faults do to a call. The same faults, seed and calls
 * in the same order always give the same effects; each fault draws for itself, so that adding one changes no other.
 */
export function effects(
  faults: readonly Fault[],
  seed: number,
): (service: string, operation: string) => Effect {
  const watched = faults.map((fault, index) => ({ fault, hits: hitter(fault, draws(seed, index)) }));
  return (service, operation) => {
    // Every fault that is concerned counts the call, whichever comes first.
    const hitting = watched.filter(({ fault, hits }) => concerns(fault, service, operation) && hits());
    return combined(hitting.map(({ fault }) => fault));
  };
}

/** In a star's conflicts operations that only read are left out: by their models they know no ConflictException. */
function concerns({ operation: named, code }: Fault, service: string, operation: string): boolean {
  if (named === operation || named === `${service}:${operation}`) return true;
  const reads = /^(Describe|Get|Is|List)/.test(operation);
  return (named === "*" || named === `${service}:*`) && !(reads && code === "ConflictException");
}

/** Says of each call of the fault's operation, in order, whether the fault hits it. */
function hitter({ times = Infinity, after = 0, every = Infinity, chance = 1 }: Fault, next: () => number) {
  let calls = 0;
  return (): boolean => {
    const past = calls - after;
    calls += 1;
    if (past < 0) return false;
    const inBurst = every === Infinity ? past < times : past % every < times;
    return inBurst && (chance >= 1 || next() < chance);
  };
}

function combined(faults: readonly Fault[]): Effect {
  const error = faults.map(errorOf).find((one) => one !== undefined);
  const failureReason = faults.find((fault) => fault.failureReason !== undefined)?.failureReason;
  const answer = faults.find((fault) => fault.answer !== undefined)?.answer;
  return {
    ...(error && { error }),
    ...(failureReason !== undefined && { failureReason }),
    delayMs: faults.reduce((sum, { delayMs = 0 }) => sum + delayMs, 0),
    ...(answer && { answer }),
  };
}

/** Texts of AWS: what was seen for a conflict (aws-iam-identity-center-extensions #111) and beyond a rate. */
const texts: Readonly<Record<string, string>> = {
  ConflictException: "There is a conflicting operation in process.",
  ThrottlingException: "Rate exceeded",
};

/** The error that a fault answers with; none if it says of something else only that it goes wrong. */
function errorOf({ code, status, message, failureReason, delayMs, answer }: Fault): ServiceError | undefined {
  if (code === undefined && (failureReason ?? delayMs ?? answer) !== undefined) return undefined;
  const given = code ?? "InternalServerException";
  return new ServiceError(
    given,
    message ?? texts[given] ?? given,
    status ?? (given === "InternalServerException" ? 500 : 400),
  );
}
