import { policyWith, problemsOfSet } from "../../../helpers/problems";
import { formatPath, type Problem } from "../../../../lib/config/problems/problem";

/** Problems of an inline policy, whatever form it has. */
export function problemsOfPolicy(inlinePolicy: unknown): readonly Problem[] {
  return problemsOfSet({ inlinePolicy });
}

/** Problems of a policy, as `code path`, the path from the policy on. */
export function briefOf(inlinePolicy: unknown): string[] {
  return problemsOfPolicy(inlinePolicy).map(({ code, path }) =>
    `${code} ${formatPath(path.slice(3))}`.trim(),
  );
}

/** Problems of one statement, its other parts in order, as `code path`, the path from the statement on. */
export function briefOfStatement(changes: object): string[] {
  const problems = problemsOfPolicy(policyWith({}, changes));
  return problems.map(({ code, path }) => `${code} ${formatPath(path.slice(5))}`.trim());
}

/** Sentences of the problems of one statement. */
export function messagesOf(changes: object): string[] {
  return problemsOfPolicy(policyWith({}, changes)).map(({ message }) => message);
}
