import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { checkPart, type ConfigPart } from "../access/check-part";
import type { CheckedConfig } from "../config/checked-config";
import { formatProblems } from "../config/problems/format-problems";
import { AccessConfigError, formatPath } from "../config/problems/problem";

/**
 * Checks what a construct was given by the rules of the access config. Warnings become annotations of the construct.
 *
 * @param part the props as a part of an access config, its texts perhaps tokens
 * @param depth how many steps lead from the top of the config to the props
 * @throws {AccessConfigError} with every error at once, and the construct's path
 */
export function checkProps(construct: Construct, part: ConfigPart, depth: number): CheckedConfig {
  const { config, problems } = checkPart(part, depth);
  if (problems.some(({ severity }) => severity === "error")) {
    throw new AccessConfigError(`${construct.node.path}\n${formatProblems(problems)}`, problems);
  }
  for (const { code, path, message } of problems)
    warnOnce(construct, `${code} ${formatPath(path)}: ${message}`);
  return config;
}

/** Props are checked again with each policy that is added. */
function warnOnce(construct: Construct, warning: string): void {
  const known = construct.node.metadata.some(({ data }) => data === warning);
  if (!known) Annotations.of(construct).addWarning(warning);
}
