import { checkConfig } from "../config/check/check-config";
import type { CheckedConfig } from "../config/checked-config";
import type { AccessConfig } from "../config/define-access";
import { defaultQuotas } from "../config/limits";
import { formatProblems } from "../config/problems/format-problems";
import { AccessConfigError, type Problem } from "../config/problems/problem";
import { toProblem } from "../config/problems/report";
import { readPolicyFiles } from "../config/read/policy-files";
import { readConfig, type ConfigPlace } from "../config/read/read-config";
import { plainSource, type Source } from "../config/read/source";
import type { AccountAssignment } from "./account-assignment";
import { expand } from "./expand";

/** What an access config means. */
export interface Access {
  readonly config: CheckedConfig;
  /** Every account assignment once, sorted. */
  readonly accountAssignments: readonly AccountAssignment[];
  /** What deserves a look; errors have been thrown. */
  readonly warnings: readonly Problem[];
}

/** What an access config means, together with everything that is wrong with it. */
export interface Resolved extends Omit<Access, "warnings"> {
  /** Errors and warnings in the order of the file. With an error among them, the rest is not to be used. */
  readonly problems: readonly Problem[];
}

/** Checks a source and expands it; problems are returned, never thrown. Same source, same result. */
export function resolveSource(source: Source): Resolved {
  const { config, problems } = checkConfig(source);
  const accountAssignments = expand(config);
  return {
    config,
    accountAssignments,
    problems: [...problems, ...quotaProblems(accountAssignments, source)],
  };
}

/**
 * Reads an access config from a file or a folder of files: `file`, else `ACCESS_CONFIG`, else `access.config.{ts,yaml,yml,json}`.
 * @throws {AccessConfigError} with every problem at once.
 */
export async function loadAccess(place: ConfigPlace = {}): Promise<Access> {
  return orThrow(resolveSource(await readConfig(place)));
}

/**
 * Reads an access config that a program holds. `{ file }` of inline policies is relative to `folder`, by default the
 * process's.
 * @throws {AccessConfigError} with every problem at once.
 */
export function readAccess(config: AccessConfig, folder: string = process.cwd()): Access {
  return orThrow(resolveSource(plainSource(config, readPolicyFiles(config, folder))));
}

function orThrow({ config, accountAssignments, problems }: Resolved): Access {
  if (problems.some(({ severity }) => severity === "error")) {
    throw new AccessConfigError(formatProblems(problems), problems);
  }
  return { config, accountAssignments, warnings: problems };
}

function quotaProblems(rows: readonly AccountAssignment[], source: Source): Problem[] {
  const byAccount = new Map<string, Set<string>>();
  for (const { accountId, permissionSet } of rows) {
    const sets = byAccount.get(accountId) ?? new Set();
    byAccount.set(accountId, sets.add(permissionSet));
  }
  return [...byAccount]
    .filter(([, sets]) => sets.size > defaultQuotas.permissionSetsPerAccount)
    .map(([account, sets]) =>
      toProblem(source, "permission-sets-per-account", ["assignments"], { account, count: sets.size }, "key"),
    );
}
