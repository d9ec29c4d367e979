import { toList } from "../../config/check/policy/json-map";
import type { RecordedCall } from "../options";
import { checkedPolicy } from "./check-policies";
import { fitsAction, fitsResource, isAbout, statementsOf } from "./statement";

/**
 * What of a policy no call had need of: each action and each resource of its Allow statements, in the policy's own
 * words behind the Sid. Calls that were refused needed nothing.
 *
 * @param calls calls of callers that were held to policies: of others it is not recorded what they needed
 * @throws {ExpectedError} where it is no policy
 */
export function unusedInPolicy(document: unknown, calls: readonly RecordedCall[]): string[] {
  const policy = checkedPolicy(document, "The policy");
  const used = new Map(
    calls
      .flatMap(({ permissions = [] }) => permissions)
      .map((permission) => [`${permission.action} ${permission.resource}`, permission]),
  );
  const sids = toList(policy.Statement).map((statement) => (statement as { Sid?: string }).Sid);
  return statementsOf(policy).flatMap((statement, index) => {
    if (statement.effect === "Deny") return [];
    const fitting = [...used.values()].filter((permission) => isAbout(statement, permission));
    const actions = statement.actions.except ? [] : statement.actions.texts;
    const resources = statement.resources.except ? [] : statement.resources.texts;
    const unused = [
      ...actions.filter((pattern) => !fitting.some(({ action }) => fitsAction(pattern, action))),
      ...resources.filter((pattern) => !fitting.some(({ resource }) => fitsResource(pattern, resource))),
    ];
    return unused.map((text) => `${sids[index] ?? `statement ${index + 1}`}: ${text}`);
  });
}
