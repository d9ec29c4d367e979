import { ServiceError } from "./protocol/errors";

/** Something that goes wrong on purpose. */
export interface Fault {
  /** The operation, such as `CreateAccountAssignment`; with its service where two have it: `organizations:ListTagsForResource`. */
  operation: string;
  /** The error to answer with. @default InternalServerException, if there is no failureReason */
  code?: string;
  /** The HTTP status. @default 500 for InternalServerException, else 400 */
  status?: number;
  message?: string;
  /** How many calls it hits. @default every one */
  times?: number;
  /** How many calls pass before the first that it hits. @default 0 */
  after?: number;
  /** The asynchronous request that the call starts ends FAILED with this reason. */
  failureReason?: string;
}

/** Counts the calls of each fault's operation; returns the fault that hits a call, if one does. */
export function faultFinder(
  faults: readonly Fault[],
): (service: string, operation: string) => Fault | undefined {
  const counted = faults.map((fault) => ({ fault, calls: 0 }));
  return (service, operation) => {
    const named = counted.filter(({ fault }) =>
      [operation, `${service}:${operation}`].includes(fault.operation),
    );
    const hits = named.filter((entry) => {
      const past = entry.calls - (entry.fault.after ?? 0);
      entry.calls += 1;
      return past >= 0 && past < (entry.fault.times ?? Infinity);
    });
    return hits[0]?.fault;
  };
}

/** The error that a fault answers with; none if it only makes an asynchronous request fail. */
export function errorOf({ code, status, message, failureReason }: Fault): ServiceError | undefined {
  if (code === undefined && failureReason !== undefined) return undefined;
  const given = code ?? "InternalServerException";
  return new ServiceError(
    given,
    message ?? given,
    status ?? (given === "InternalServerException" ? 500 : 400),
  );
}
