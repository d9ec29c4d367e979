import path from "node:path";
import { checkConfig } from "../../config/check/check-config";
import type { CheckedConfig, Target } from "../../config/checked-config";
import { formatProblems } from "../../config/problems/format-problems";
import { AccessConfigError, type Problem } from "../../config/problems/problem";
import { collectProblems } from "../../config/problems/report";
import { readConfig, type ConfigPlace } from "../../config/read/read-config";
import { partAt } from "../../config/read/source";
import { readsTags } from "../../organization/target-forms";

/** What an access config says of its snapshot. */
export interface SnapshotSettings {
  readonly region?: string;
  /** The snapshot's file; relative to the working directory, where the config is. */
  readonly file?: string;
  /** Whether a target of the config selects accounts by tag. */
  readonly tagsUsed: boolean;
}

/**
 * Reads of a config what a snapshot needs. Everything else in it may be wrong: the snapshot that is missing is a reason
 * why it may be.
 * @throws {AccessConfigError} where the config cannot be read, or `identityCenter` or `organization` is wrong
 */
export async function readSnapshotSettings(place: ConfigPlace): Promise<SnapshotSettings> {
  const cwd = place.cwd ?? process.cwd();
  const source = await readConfig(place);
  const collected = collectProblems(source);
  const { config } = checkConfig(source, collected);
  const problems = collected.problems().filter((problem) => problem.severity === "error" && isOurs(problem));
  if (problems.length > 0) throw new AccessConfigError(formatProblems(problems), problems);
  const { file = "" } = partAt(source, ["organization"]);
  const named = config.organization?.snapshot;
  return {
    ...(config.region !== undefined && { region: config.region }),
    ...(named !== undefined && { file: shorter(path.resolve(cwd, path.dirname(file), named), cwd) }),
    tagsUsed: usesTags(config),
  };
}

/** Of the document itself, only that something lacks in it is no matter here. */
function isOurs({ code, path: [top] }: Problem): boolean {
  if (top === undefined) return code !== "missing-key";
  return top === "identityCenter" || top === "organization";
}

/** A path as people write it: relative to where they are, unless it lies elsewhere. */
function shorter(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith("..") ? file : relative;
}

function usesTags({ accountGroups, assignments, permissionSets, ignore }: CheckedConfig): boolean {
  const targets: readonly Target[] = [
    ...[...accountGroups.values()].flat(),
    ...[...assignments.values()].flatMap(({ accounts, except }) => [...accounts, ...except]),
    ...[...permissionSets.values()].flatMap(({ onlyIn = [], neverIn = [] }) => [...onlyIn, ...neverIn]),
    ...[...ignore.values()].flatMap(({ accounts = [] }) => accounts),
  ];
  return targets.some((target) => target.kind !== "group" && readsTags(target));
}
