import { Command } from "commander";
import { ExpectedError } from "../config/problems/expected-error";
import type { TreeOptions } from "../live/snapshot/read-tree";
import type { SnapshotSettings } from "../live/snapshot/settings";
import type { SnapshotDifference } from "../organization/compare-snapshots";
import type { Snapshot } from "../organization/snapshot";
import { countSnapshot, describeSnapshot } from "./describe-snapshot";
import { positiveNumber } from "./numbers";
import { interruptible } from "./reading-aws";
import { configArgument } from "./validate";
import { writeResult } from "./write-result";

interface Flags {
  readonly check?: true;
  readonly out?: string;
  readonly tags?: boolean;
  readonly callsPerSecond?: number;
}

/** `identity-center snapshot`. */
export function snapshotCommand(): Command {
  return new Command("snapshot")
    .description(
      "Read the organization's tree from AWS Organizations, and write the snapshot that the access config names.",
    )
    .addArgument(configArgument())
    .option("--check", "write nothing; say what differs from the snapshot, and exit 2 where anything does")
    .option("--out <file>", "the snapshot's file; default: what organization names in the access config")
    .option("--tags", "read the tags of accounts, too (one call each); default: where they are used")
    .option("--no-tags", "leave the tags of accounts out")
    .option("--calls-per-second <number>", "how fast AWS Organizations is asked (default: 8)", positiveNumber)
    .action((config: string | undefined, flags: Flags) =>
      interruptible((signal) => snapshot(config, flags, signal)),
    );
}

async function snapshot(config: string | undefined, flags: Flags, signal: AbortSignal): Promise<void> {
  const { hasTags, readCommitted } = await import("../live/snapshot/committed");
  const { checkWritable } = await import("../live/snapshot/check-writable");
  const { compareSnapshots } = await import("../organization/compare-snapshots");
  const { formatSnapshot } = await import("../organization/format-snapshot");
  const settings = await settingsOf(config, flags);
  const { file } = settings;
  const committed = readCommitted(file);
  if (flags.check && !committed)
    throw new ExpectedError(`There is no ${file} to check: identity-center snapshot writes it.`);
  const tags = flags.tags ?? (settings.tagsUsed || (committed !== undefined && hasTags(committed)));
  const taken = await take(
    settings,
    { tags, expectedAccounts: committed && countSnapshot(committed).accounts },
    flags,
    signal,
  );
  checkWritable(taken);
  const text = formatSnapshot(taken);
  if (!committed) return written(file, text, taken, []);
  const differences = compareSnapshots(committed, taken, tags || !flags.check);
  if (differences.length === 0) return say(`${file} is current: ${describeSnapshot(taken)}.`);
  checkSameOrganization(file, committed, taken, flags);
  if (!flags.check) return written(file, text, taken, differences);
  await list(`${file} is not current:`, differences);
  say("identity-center snapshot brings it up to date.");
  process.exitCode = 2;
}

async function settingsOf(
  config: string | undefined,
  { out }: Flags,
): Promise<SnapshotSettings & { file: string }> {
  const { findConfig } = await import("../config/read/read-config");
  const { readSnapshotSettings } = await import("../live/snapshot/settings");
  const found =
    out === undefined || config !== undefined ? findConfig({ file: config }) : findIfAny(findConfig);
  const settings = found === undefined ? { tagsUsed: false } : await readSnapshotSettings({ file: found });
  const file = out ?? settings.file;
  if (file === undefined)
    throw new ExpectedError(
      `${found} names no snapshot: write organization: organization.json in it, or say --out organization.json.`,
    );
  return { ...settings, file };
}

/** With `--out` there need not be a config. */
function findIfAny(find: () => string): string | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}

async function take(
  { region }: SnapshotSettings,
  tree: Pick<TreeOptions, "tags" | "expectedAccounts">,
  { callsPerSecond }: Flags,
  signal: AbortSignal,
): Promise<Snapshot> {
  const { connect } = await import("../live/aws/aws");
  const { readTree } = await import("../live/snapshot/read-tree");
  const { startReadingProgress } = await import("./reading-progress");
  const { onProgress, onWait, end } = startReadingProgress();
  try {
    const aws = await connect({
      region,
      // AWS Organizations answers from every Region alike.
      fallbackRegion: "us-east-1",
      first: "organizations",
      organizationsCallsPerSecond: callsPerSecond,
      signal,
      onWait,
    });
    return await readTree(aws, { ...tree, takenAt: new Date(), onProgress });
  } finally {
    end();
  }
}

/** Credentials of another organization must not replace the tree that a config means. */
function checkSameOrganization(file: string, committed: Snapshot, taken: Snapshot, { check }: Flags): void {
  if (check || committed.organizationId === taken.organizationId) return;
  throw new ExpectedError(
    `${file} is of the organization ${committed.organizationId}, and these credentials belong to ${taken.organizationId}. Use credentials of that organization; if the other one is meant, remove the file first.`,
  );
}

async function written(
  file: string,
  text: string,
  taken: Snapshot,
  differences: readonly SnapshotDifference[],
): Promise<void> {
  writeResult(text, file);
  if (differences.length > 0) await list(`${file}, as it was:`, differences);
  say(`${file} is written: ${describeSnapshot(taken)}.`);
}

async function list(title: string, differences: readonly SnapshotDifference[]): Promise<void> {
  const { formatSnapshotDifferences } = await import("../review/snapshot-differences");
  say(title);
  say(formatSnapshotDifferences(differences).replace(/^/gm, "  "));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
