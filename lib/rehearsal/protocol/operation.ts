import type { Caller } from "../realm/caller";
import type { World } from "../world/world";
import type { Input, Members } from "./shapes";

/** Everything that an operation may know of the call beside its input. */
export interface Call {
  readonly world: World;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The account that the caller's access key stands for. */
  readonly callerAccountId: string;
  readonly caller: Caller;
  /** A fault: the asynchronous request that this call starts ends FAILED with this reason. */
  readonly failureReason?: string;
  /** Cuts a list into the page that was asked for. */
  page<T>(items: readonly T[], key: object, request: PageRequest): Page<T>;
}

/** Which page of a list is asked for. */
export interface PageRequest {
  readonly token?: string;
  readonly size?: number;
  readonly defaultSize: number;
}

/** One page, with the token of the next if there is one. */
export interface Page<T> {
  readonly items: T[];
  readonly next?: string;
}

/** One API operation: the shape of its input, and what it does. */
export interface Operation {
  readonly input: Members;
  // The input was validated against `input` before.
  run(call: Call, input: never): object;
}

/** Ties `run` to the type that the shape of its input stands for. */
export function operation<const M extends Members>(
  input: M,
  run: (call: Call, input: Input<M>) => object,
): Operation {
  return { input, run };
}
