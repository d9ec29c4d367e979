import { checkPolicy } from "../../config/check/policy/check-policy";
import { isMap, toList, type JsonMap } from "../../config/check/policy/json-map";
import type { PolicyReport } from "../../config/check/policy/policy-report";
import { ExpectedError } from "../../config/problems/expected-error";
import { formatPath } from "../../config/problems/problem";
import { problemCodes } from "../../config/problems/problem-codes";
import { escapeControl, show } from "../../config/problems/show";
import { statementsOf, type Statement } from "./statement";

/** Identity policies by access key id: of one caller, or of every caller that has none of its own (`*`). */
export type Policies = Readonly<Record<string, readonly unknown[]>>;

/**
 * The statements of the policies by access key id.
 * @throws {ExpectedError} where one is no policy, or has what the rehearsal cannot judge: what it passed over in
 * silence would look proved
 */
export function checkedPolicies(policies: Policies): ReadonlyMap<string, readonly Statement[]> {
  return new Map(
    Object.entries(policies).map(([accessKeyId, documents]) => [
      accessKeyId,
      documents.flatMap((document) => statementsOf(checkedPolicy(document, `The policy of ${accessKeyId}`))),
    ]),
  );
}

/**
 * An identity policy that the rehearsal can judge.
 * @param name what to call it in the sentence, such as `The policy "plan-role.json"`
 * @throws {ExpectedError} with every problem
 */
export function checkedPolicy(document: unknown, name: string): JsonMap {
  const problems = isMap(document)
    ? [...grammarProblems(document), ...toList(document.Statement).flatMap(unjudgeable)]
    : [`it is ${show(document)}; allowed: a map with a Statement`];
  if (isMap(document) && problems.length === 0) return document;
  throw new ExpectedError(escapeControl(`${name} cannot be used:`) + `\n  ${problems.join("\n  ")}`);
}

function grammarProblems(policy: JsonMap): string[] {
  const problems: string[] = [];
  const report: PolicyReport = (code, inside, args) => {
    const { severity, message } = problemCodes[code];
    if (severity !== "error") return;
    const sentence = (message as (args: object) => string)(args);
    problems.push(escapeControl(inside.length === 0 ? sentence : `${formatPath(inside)}: ${sentence}`));
  };
  checkPolicy(policy, report);
  return problems;
}

/** A condition or a variable depends on a request's context, of which the rehearsal has next to nothing. */
function unjudgeable(statement: unknown, index: number): string[] {
  if (!isMap(statement)) return [];
  const at = formatPath(["Statement", index]);
  const texts = [...toList(statement.Resource), ...toList(statement.NotResource)];
  const variable = texts.find((text) => typeof text === "string" && text.includes("${"));
  return [
    ...(Object.hasOwn(statement, "Condition")
      ? [`${at}.Condition: the rehearsal evaluates no conditions; give it the policy without them.`]
      : []),
    ...(variable !== undefined
      ? [`${at}: the rehearsal knows no policy variables, and the resource ${show(variable)} has one.`]
      : []),
  ];
}
