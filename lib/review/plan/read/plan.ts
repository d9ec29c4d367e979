import { isMap, type JsonMap } from "../../../config/check/policy/json-map";

/** What a review needs of the JSON of a plan (`terraform show -json`); everything else is left unread. */
export interface Plan {
  /** Every managed resource, also those that stay as they are. */
  readonly resources: readonly PlannedResource[];
  /** Data sources that were read before the plan, and their values. */
  readonly lookups: readonly Lookup[];
  /** Values of the outputs before and after. */
  readonly outputs: ReadonlyMap<string, PlannedOutput>;
  /** Addresses of account assignments and others that somebody removed outside of Terraform. */
  readonly removedOutside: ReadonlySet<string>;
  /** By the address of a resource, without indexes: what its arguments refer to, by argument. */
  readonly references: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** A resource with what becomes of it. */
export interface PlannedResource {
  readonly address: string;
  /** Where it was before, if that changes. */
  readonly previousAddress?: string;
  readonly type: string;
  /** Terraform's: `no-op`, `create`, `update`, `delete`, `forget`; two of them for a replacement. */
  readonly actions: readonly string[];
  /** Unset before it is created. */
  readonly before?: JsonMap;
  /** Unset once it is deleted; the same as `before` where nothing changes. */
  readonly after?: JsonMap;
  /** Attributes whose new value is known only after the apply are `true`. */
  readonly unknown: JsonMap;
  /** Attributes of whose values, before or after, Terraform says that no one should read them, or not all of them. */
  readonly sensitive: ReadonlySet<string>;
  /** Attributes that force a replacement. */
  readonly replacePaths: readonly string[];
  readonly reason?: string;
  readonly importing: boolean;
}

/** A data source. */
export interface Lookup {
  readonly address: string;
  readonly type: string;
  readonly values: JsonMap;
}

/** An output of the stack. */
export interface PlannedOutput {
  readonly changes: boolean;
  readonly before: unknown;
  readonly after: unknown;
}

const actionNames = ["no-op", "read", "create", "update", "delete", "forget", "replace"];

/**
 * What happens to a resource, in one word: `replace` stands for a deletion and a creation, in whichever order. What is
 * not known here comes as it is, so that it can be shown: `isKnownAction` tells.
 */
export function actionOf({ actions }: Pick<PlannedResource, "actions">): string {
  if (actions.includes("create") && actions.includes("delete")) return "replace";
  // The old one stays in AWS, and Terraform lets it go.
  if (actions.includes("create") && actions.includes("forget")) return "create";
  return actions.join("+") || "unknown";
}

/** Whether an action is one whose meaning is known here. */
export function isKnownAction(action: string): boolean {
  return actionNames.includes(action);
}

/** Whether Terraform touches the resource itself; moving, importing and forgetting leave it as it is. */
export function isChanged(resource: Pick<PlannedResource, "actions">): boolean {
  return !["no-op", "read", "forget"].includes(actionOf(resource));
}

/** An attribute that is a text and not empty. Values of a plan are never trusted to be what a provider would write. */
export function textOf(values: JsonMap | undefined, name: string): string | undefined {
  const value = values?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The first block of an attribute that is a list of blocks, or the block itself. */
export function blockOf(values: JsonMap | undefined, name: string): JsonMap | undefined {
  const value = values?.[name];
  const block: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  return isMap(block) ? block : undefined;
}

/** An address without the indexes of `count` and `for_each`. */
export function withoutIndexes(address: string): string {
  return address.includes("[") ? address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "") : address;
}
