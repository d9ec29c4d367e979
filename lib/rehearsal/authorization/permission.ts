import type { Service } from "../protocol/services";
import type { World } from "../world/world";

/** What a call needs of its caller's policies: one action on one resource. */
export interface Permission {
  /** Such as `sso:CreateAccountAssignment`. */
  readonly action: string;
  /** An ARN; `*` for an action that IAM grants on everything only. */
  readonly resource: string;
}

/** A call whose input was validated, before it runs. */
export interface AskedCall {
  readonly service: Service;
  /** AWS's name of the operation. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly world: World;
  /** The account that the caller's access key stands for. */
  readonly callerAccountId: string;
}

/** The ARN of a resource that a call is about. */
export type ResourceOf = (call: AskedCall) => string;

/** The resources of each operation of a service, by the operation's name; none: it is granted on `*` only. */
export type ResourcesOfOperations = Readonly<Record<string, readonly ResourceOf[]>>;

/** A text member of the input; "" if it is not given. */
export function member({ input }: AskedCall, name: string): string {
  const value = input[name];
  return typeof value === "string" ? value : "";
}
