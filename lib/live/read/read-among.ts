import type { Aws } from "../aws/aws";
import { together } from "../aws/together";
import { awsErrorName } from "../errors/explain";
import { assignmentKey, principalKey, type LiveAccountAssignment, type LiveInstance } from "../instance";
import type { OnProgress } from "../progress";
import { readPair } from "./assignments-by-pair";
import { readAssignmentsByPrincipal } from "./assignments-by-principal";
import { forEachWithProgress } from "../progress";
import { callsByPrincipal } from "./cost";
import { pairKey } from "./provisioning";

/**
 * Which of given account assignments AWS has: a Terraform state's, say. Rows of deleted principals are answered for,
 * too. By principal where that is allowed and cheaper; whatever that does not confirm is asked for by pair, so that
 * nothing is called missing but by the very question that Terraform asks.
 * @returns the `assignmentKey`s of those that AWS has
 */
export async function readAmong(
  aws: Aws,
  instance: LiveInstance,
  rows: readonly LiveAccountAssignment[],
  {
    byPrincipal,
    onProgress,
  }: { readonly byPrincipal: boolean; readonly onProgress?: OnProgress | undefined },
): Promise<ReadonlySet<string>> {
  return together(aws, async (aws) => {
    const principals = countBy(rows, ({ principalType, principalId }) =>
      principalKey(principalType, principalId),
    );
    const pairs = distinct(rows, pairKey);
    const cheaper = callsByPrincipal(principals.values()) < pairs.length;
    const wanted = new Set(rows.map(assignmentKey));
    const found = new Set<string>();
    const note = (held: readonly LiveAccountAssignment[]) =>
      held.map(assignmentKey).forEach((key) => wanted.has(key) && found.add(key));
    if (byPrincipal && cheaper) note(await askPrincipals(aws, instance, rows, onProgress));
    const open = rows.filter((row) => !found.has(assignmentKey(row)));
    const asked = distinct(open, pairKey);
    const options = { onProgress, perSecond: aws.perSecond("sso-admin") };
    await forEachWithProgress("account assignments", asked, options, async (pair) =>
      note(await pairOrNothing(aws, instance, pair)),
    );
    return found;
  });
}

/** None where the caller may not ask so: then every pair is asked for, which takes no more than Terraform may do. */
async function askPrincipals(
  aws: Aws,
  instance: LiveInstance,
  rows: readonly LiveAccountAssignment[],
  onProgress: OnProgress | undefined,
): Promise<readonly LiveAccountAssignment[]> {
  const one = distinct(rows, ({ principalType, principalId }) => principalKey(principalType, principalId));
  const principals = one.map(({ principalType: type, principalId: id }) => ({ type, id }));
  try {
    return await together(aws, (aws) => readAssignmentsByPrincipal(aws, instance, principals, onProgress));
  } catch (error) {
    if (awsErrorName(error) === "AccessDeniedException") return [];
    throw error;
  }
}

/** The permission set of a row may be gone: then so is the row. */
async function pairOrNothing(
  aws: Aws,
  instance: LiveInstance,
  pair: LiveAccountAssignment,
): Promise<readonly LiveAccountAssignment[]> {
  try {
    return await readPair(aws, instance, pair);
  } catch (error) {
    if (awsErrorName(error) === "ResourceNotFoundException") return [];
    throw error;
  }
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
