import type { Aws } from "../aws/aws";
import { compare } from "../../organization/compare";
import {
  assignmentKey,
  principalKey,
  type InstanceState,
  type LiveAccountAssignment,
  type LiveInstance,
  type LivePrincipal,
} from "../instance";
import type { OnProgress } from "../progress";
import { readAssignmentsByPair } from "./assignments-by-pair";
import { readAssignmentsByPrincipal } from "./assignments-by-principal";
import { assignmentsWay } from "./cost";
import { listPrincipals } from "./principals";
import { pairKey, pairsOf, type Provisioning } from "./provisioning";

/** What a read of account assignments yields. */
export interface ReadAssignments {
  readonly rows: readonly LiveAccountAssignment[];
  readonly coverage: InstanceState["coverage"];
  /** Principals whose names were learned on the way, by `principalKey`. */
  readonly principals: ReadonlyMap<string, LivePrincipal>;
}

/**
 * Every account assignment, by pair; or, where those of deleted principals are not asked for, in the cheaper way
 * (`cost.ts`).
 */
export async function readAssignments(
  aws: Aws,
  instance: LiveInstance,
  provisioning: Provisioning,
  {
    byPrincipal,
    onProgress,
  }: { readonly byPrincipal: boolean; readonly onProgress?: OnProgress | undefined },
): Promise<ReadAssignments> {
  const pairs = pairsOf(provisioning);
  const principals = new Map<string, LivePrincipal>();
  if (!byPrincipal || !(await listIfCheaper(aws, instance, pairs.length, principals))) {
    const rows = await readAssignmentsByPair(aws, instance, pairs, onProgress);
    return { rows: sorted(rows), coverage: "every-principal", principals };
  }
  const own = await readAssignmentsByPrincipal(aws, instance, [...principals.values()], onProgress);
  // A pair in which nobody was found belongs to deleted principals, or to an answer that kept something back.
  const found = new Set(own.map(pairKey));
  const rest = pairs.filter((pair) => !found.has(pairKey(pair)));
  const others = await readAssignmentsByPair(aws, instance, rest, onProgress);
  return { rows: sorted([...own, ...others]), coverage: "existing-principals", principals };
}

/**
 * Lists all principals, if asking for each of them is cheaper than asking for each pair; stops as soon as it is not.
 * What was listed until then is in `principals`.
 */
async function listIfCheaper(
  aws: Aws,
  instance: LiveInstance,
  pairs: number,
  principals: Map<string, LivePrincipal>,
): Promise<boolean> {
  for (const type of ["GROUP", "USER"] as const) {
    for await (const page of listPrincipals(aws, instance, type)) {
      for (const principal of page) principals.set(principalKey(type, principal.id), principal);
      if (assignmentsWay({ pairs, principals: principals.size }) === "by-pair") return false;
    }
  }
  return true;
}

/** Each account assignment once, sorted. */
function sorted(rows: readonly LiveAccountAssignment[]): readonly LiveAccountAssignment[] {
  const unique = new Map(rows.map((row) => [assignmentKey(row), row]));
  return [...unique].sort(([a], [b]) => compare(a, b)).map(([, row]) => row);
}
