import type { Construct } from "constructs";
import { ExpectedError } from "../config/problems/expected-error";
import { show } from "../config/problems/show";

/**
 * Refuses to give access by a list with nothing in it: it hardly is what was meant, and it reads as "remove everybody".
 * @throws {ExpectedError} with the list's name
 */
export function refuseEmpty({ node }: Construct, lists: Readonly<Record<string, readonly unknown[]>>): void {
  for (const [name, list] of Object.entries(lists)) {
    if (!Array.isArray(list))
      throw new ExpectedError(`${node.path}: ${name} is ${show(list)}; allowed: a list.`);
    if (list.length > 0) continue;
    throw new ExpectedError(
      `${node.path}: the list of ${name} is empty, which would take away all access that it gave; give at least one, or leave the call out.`,
    );
  }
}
