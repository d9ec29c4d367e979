import path from "node:path";
import { checkConfig } from "../config/check/check-config";
import type { CheckedConfig } from "../config/checked-config";
import type { AccessConfig } from "../config/define-access";
import { defaultQuotas } from "../config/limits";
import { formatProblems } from "../config/problems/format-problems";
import { AccessConfigError, type Problem } from "../config/problems/problem";
import { collectProblems, type Report } from "../config/problems/report";
import { readPolicyFiles } from "../config/read/policy-files";
import { readConfig, type ConfigPlace } from "../config/read/read-config";
import { partAt, plainSource, type Source } from "../config/read/source";
import type { Organization } from "../organization/organization";
import { parseSnapshot, readSnapshotFile, type SnapshotFile } from "../organization/read-organization";
import { accountSelector } from "../organization/select-accounts";
import type { AccountAssignment } from "./account-assignment";
import { dayOf } from "./days-left";
import { expand } from "./expand";
import { parseImports, readImportsFile, type Imports, type ImportsFile } from "./imports";
import { checkGuardrails } from "./guardrails";
import { resolveIgnore, type IgnoredRule } from "./ignore";

/** What an access config means. */
export interface Access {
  readonly config: CheckedConfig;
  /** The tree of the snapshot that the config names. */
  readonly organization?: Organization;
  /** Every account assignment once, sorted. */
  readonly accountAssignments: readonly AccountAssignment[];
  /** What Terraform takes over as it is in AWS. */
  readonly imports?: Imports;
  /** What an audit does not report. */
  readonly ignored: readonly IgnoredRule[];
  /** What deserves a look; errors have been thrown. */
  readonly warnings: readonly Problem[];
}

/** What an access config means, together with everything that is wrong with it. */
export interface Resolved extends Omit<Access, "warnings"> {
  /** Errors and warnings in the order of the file. With an error among them, the rest is not to be used. */
  readonly problems: readonly Problem[];
}

/** What the meaning of a config depends on besides the config. */
export interface Circumstances {
  /** The snapshot that the config names, as it was read. */
  readonly snapshot?: SnapshotFile;
  /** The file of imports that the config names, as it was read. */
  readonly imports?: ImportsFile;
  /** The day in UTC, `2026-11-22`; without it nothing expires. */
  readonly today?: string;
}

/** Checks a source and expands it; problems are returned, never thrown. Same arguments, same result. */
export function resolveSource(source: Source, circumstances: Circumstances = {}): Resolved {
  const { snapshot, today } = circumstances;
  const collected = collectProblems(source);
  const { report } = collected;
  const { config } = checkConfig(source, collected);
  const { organization, problems } = readOrganization(snapshot, report);
  const selector = accountSelector(config, organization, report);
  const accountAssignments = expand(config, selector, today, report);
  checkGuardrails({ config, accountAssignments, organization, selector }, report);
  checkQuotas(accountAssignments, report);
  const imports = parseImports(circumstances.imports, report);
  const ignored = resolveIgnore(config, selector);
  return {
    config,
    organization,
    accountAssignments,
    ...(imports && { imports }),
    ignored,
    problems: [...problems, ...collected.problems()],
  };
}

function readOrganization(
  snapshot: SnapshotFile | undefined,
  report: Report,
): ReturnType<typeof parseSnapshot> {
  if (!snapshot) return { problems: [] };
  if ("text" in snapshot) return parseSnapshot(snapshot);
  report("organization-unreadable", ["organization"], snapshot);
  return { problems: [] };
}

/**
 * Reads an access config from a file or a folder of files: `file`, else `ACCESS_CONFIG`, else `access.config.{ts,yaml,yml,json}`.
 * @throws {AccessConfigError} with every problem at once.
 */
export async function loadAccess(place: ConfigPlace = {}): Promise<Access> {
  return orThrow(await loadResolved(place));
}

/** Like `loadAccess`, with the problems as data. @throws {AccessConfigError} where the file cannot be read. */
export async function loadResolved(place: ConfigPlace = {}): Promise<Resolved> {
  return resolveRead(await readConfig(place), place.cwd, dayOf(new Date()));
}

/** Like `resolveSource`, with the snapshot and the imports that a source from files names. */
export function resolveRead(source: Source, cwd: string = process.cwd(), today?: string): Resolved {
  const folderOf = (part: string) => path.dirname(path.resolve(cwd, partAt(source, [part]).file ?? ""));
  return resolveSource(source, {
    snapshot: readSnapshotFile(source.document, folderOf("organization")),
    imports: readImportsFile(source.document, folderOf("imports")),
    today,
  });
}

/**
 * Reads an access config that a program holds. Files that it names are relative to `folder`, by default the process's.
 * @throws {AccessConfigError} with every problem at once.
 */
export function readAccess(config: AccessConfig, folder: string = process.cwd()): Access {
  const source = { ...plainSource(config, readPolicyFiles(config, folder)), tokens: true };
  return orThrow(
    resolveSource(source, {
      snapshot: readSnapshotFile(config, folder),
      imports: readImportsFile(config, folder),
      today: dayOf(new Date()),
    }),
  );
}

function orThrow({ problems, ...access }: Resolved): Access {
  if (problems.some(({ severity }) => severity === "error")) {
    throw new AccessConfigError(formatProblems(problems), problems);
  }
  return { ...access, warnings: problems };
}

function checkQuotas(rows: readonly AccountAssignment[], report: Report): void {
  const byAccount = new Map<string, Set<string>>();
  for (const { accountId, permissionSet } of rows) {
    const sets = byAccount.get(accountId) ?? new Set();
    byAccount.set(accountId, sets.add(permissionSet));
  }
  const [account, sets] =
    [...byAccount].find(([, { size }]) => size > defaultQuotas.permissionSetsPerAccount) ?? [];
  if (account !== undefined && sets) {
    report("permission-sets-per-account", ["assignments"], { account, count: sets.size }, "key");
  }
}
