import { formatPath, type ConfigPath } from "../../problems/problem";
import type { PolicyProblemCode } from "../../problems/codes/policies";
import type { ProblemArguments } from "../../problems/problem-codes";
import type { Report } from "../../problems/report";

/** Notes one problem at a path within the policy. */
export type PolicyReport = <C extends PolicyProblemCode>(
  code: C,
  inside: ConfigPath,
  args: ProblemArguments<C>,
  spot?: "key" | "value",
) => void;

/** Reports at the places of a policy that is a map of the config. */
export function reportInMap(report: Report, base: ConfigPath): PolicyReport {
  return (code, inside, args, spot) => report(code, [...base, ...inside], args, spot);
}

/** Reports at the text, or the file, that holds the policy: the config has no places within it. */
export function reportInText(report: Report, place: ConfigPath): PolicyReport {
  return (code, inside, args) => report(code, place, { ...args, within: formatPath(inside) });
}
