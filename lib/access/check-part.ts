import { isPlain } from "../config/check/check-document";
import type { CheckedConfig } from "../config/checked-config";
import type { Problem } from "../config/problems/problem";
import { readPolicyFiles } from "../config/read/policy-files";
import { plainSource } from "../config/read/source";
import { holdsToken, isKnownAtApply, isListToken } from "../config/tokens";
import { resolveSource } from "./access";

/** A part of an access config: the maps of it that the part needs, their items of any shape. */
export type ConfigPart = Readonly<Record<string, unknown>>;

/** A part of a config, checked, and what is wrong with it; with an error among that, `config` is not to be used. */
export interface CheckedPart {
  readonly config: CheckedConfig;
  readonly problems: readonly Problem[];
}

/**
 * Checks a part of an access config that stands for itself, such as one permission set, by the rules of the whole.
 * Tokens of cdktf may stand for any text in it, and for any list or map as a whole: each is checked as if it had a value that fits, so in the checked config
 * another text stands in its place, and nothing is said of it.
 *
 * @param part the maps of the config that the part needs, such as `{ permissionSets: { Developer: {…} } }`
 * @param depth how many steps of a problem's path lead to the part; they are left out
 */
export function checkPart(part: ConfigPart, depth: number): CheckedPart {
  const source = {
    ...plainSource(
      { ...(withStandIns(part) as ConfigPart), assignments: {} },
      readPolicyFiles(part, process.cwd()),
    ),
    tokens: true,
  };
  const { config, problems } = resolveSource(source);
  return {
    config,
    problems: problems
      .filter(
        ({ code, path }) =>
          !code.startsWith("unused-") && (code === "terraform-expression" || !holdsToken(at(part, path))),
      )
      .map((problem) => ({ ...problem, path: problem.path.slice(depth) })),
  };
}

/** A text that fits, by the setting that it stands for; elsewhere a name does. */
const standIns: Readonly<Record<string, string>> = {
  path: "/",
  email: "known@apply",
  id: "00000000-0000-4000-8000-000000000000",
  sessionDuration: "1h",
  arn: "arn:aws:sso:::instance/ssoins-0000000000000000",
  identityStoreId: "d-0000000000",
};

function withStandIns(part: ConfigPart): unknown {
  // Two of them must not look like one name that is given twice.
  let count = 0;
  const above = new Set<unknown>();
  const replace = (value: unknown, path: readonly string[]): unknown => {
    // Policies are checked as they are (check-inline-policy.ts).
    if (path[2] === "inlinePolicy") return value;
    if (typeof value === "string")
      return isKnownAtApply(value)
        ? (standIns[path.at(-1) ?? ""] ?? `known-at-apply-${(count += 1)}`)
        : value;
    // Whatever else it is, the checks will say so.
    if (value === null || typeof value !== "object" || !isPlain(value) || above.has(value)) return value;
    above.add(value);
    const copy = Array.isArray(value)
      ? isListToken(value)
        ? [`known-at-apply-${(count += 1)}`]
        : value.map((item) => replace(item, path))
      : Object.fromEntries(
          Object.entries(value)
            .filter(([key]) => !holdsToken(key))
            .map(([key, child]) => [key, replace(child, [...path, key])]),
        );
    above.delete(value);
    return copy;
  };
  return replace(part, []);
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);
}
