import { ExpectedError } from "./expected-error";
import type { ProblemCode } from "./problem-codes";
import { escapeControl } from "./show";

/** Where something stands in the access config: the keys from the top, such as `["assignments", "admins", "groups", 0]`. */
export type ConfigPath = readonly (string | number)[];

/** A place in a file; both numbers start at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong (`error`) or deserves a look (`warning`) in an access config. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  /** A sentence: what is wrong, the value, what is allowed, what to do. */
  readonly message: string;
  /** The path within the map; empty for the document itself. */
  readonly path: ConfigPath;
  readonly file?: string;
  readonly position?: Position;
  /** The source line of `position`, without its line break. */
  readonly sourceLine?: string;
}

/**
 * Thrown where an access config has errors. Its message lists every one of them; `problems` has them as data.
 */
export class AccessConfigError extends ExpectedError {
  constructor(
    message: string,
    readonly problems: readonly Problem[],
  ) {
    super(message);
    this.name = "AccessConfigError";
  }
}

const plainKey = /^[A-Za-z_][\w-]*$/;

/**
 * A path as people read it: `assignments.admins.groups[0]`; keys with other characters are quoted, `users["a.b"]`.
 */
export function formatPath(path: ConfigPath): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!plainKey.test(step)) return `[${escapeControl(JSON.stringify(step))}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}
