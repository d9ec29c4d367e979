import { ExpectedError } from "../../config/problems/expected-error";

/** What a saved plan does to one resource; only what an apply needs to know of it. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  /** What Terraform does, in its order: a replacement is a `delete` and a `create`. */
  readonly actions: readonly ("create" | "update" | "delete")[];
  /** The values that are planned, as far as they are known; null where the resource goes. */
  readonly after: Readonly<Record<string, unknown>> | null;
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly type: string;
    readonly change: { readonly actions: readonly string[]; readonly after?: unknown };
  }[];
}

const steps = ["create", "update", "delete"];

/**
 * The changes in a plan as `terraform show -json` prints it, without data sources and what stays.
 * @throws {ExpectedError} where the text is no plan
 */
export function plannedChanges(json: Buffer): readonly PlannedChange[] {
  return (parse(json).resource_changes ?? []).flatMap(({ address, mode, type, change }) => {
    const actions = change.actions.filter((action) => steps.includes(action)) as PlannedChange["actions"];
    if (mode !== "managed" || actions.length === 0) return [];
    return [{ address, type, actions, after: (change.after ?? null) as PlannedChange["after"] }];
  });
}

function parse(json: Buffer): PlanJson {
  try {
    return JSON.parse(json.toString()) as PlanJson;
  } catch (error) {
    throw new ExpectedError(
      `terraform show printed something that is no plan in JSON: ${(error as Error).message}`,
    );
  }
}
