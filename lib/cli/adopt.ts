import path from "node:path";
import { Command, Option } from "commander";
import type { Access } from "../access/access";
import type { Adoption } from "../live/adopt/adopt";
import type { ReadConfig } from "../live/adopt/into-config";
import type { Into } from "../live/adopt/known";
import type { AdoptFormat, Files } from "../live/adopt/render/files";
import type { Aws } from "../live/aws/aws";
import type { InstanceState } from "../live/instance";
import type { OnProgress } from "../live/progress";
import type { Snapshot } from "../organization/snapshot";
import { adoptionPlaces, type AdoptionPlaces } from "./adoption-places";
import { callsPerSecondOption, interruptible } from "./reading-aws";
import { writeFiles, type Staging } from "./write-files";

interface Flags {
  readonly format: AdoptFormat;
  readonly out?: string;
  readonly split?: true;
  readonly onlyAssignments?: true;
  readonly skipControlTower?: true;
  readonly snapshot: boolean;
  readonly force?: true;
  readonly callsPerSecond?: number;
}

/** `identity-center adopt`. */
export function adoptCommand(): Command {
  return new Command("adopt")
    .description(
      "Write an access config of what AWS has, with the organization's snapshot and import blocks: the first plan after it imports everything and changes nothing.",
    )
    .argument(
      "[config]",
      "an access config to adopt into: only what is missing from it is written, beside it",
    )
    .addOption(new Option("--format <format>", "form of the config").choices(["yaml", "ts"]).default("yaml"))
    .option(
      "--out <path>",
      "the config's file, or with --split its folder; default: access.config.<format>, access",
    )
    .option("--split", "a folder with a document for each permission set, user and group")
    .option("--only-assignments", "leave permission sets with who owns them: all are existing")
    .option("--skip-control-tower", "leave out what AWS Control Tower owns, its account assignments, too")
    .option("--no-snapshot", "take no snapshot: accounts by id, no organizational units")
    .option("--force", "write over files that exist")
    .addOption(callsPerSecondOption())
    .action((config: string | undefined, flags: Flags) =>
      interruptible((signal) => adoptInstance(config, flags, signal)),
    );
}

async function adoptInstance(config: string | undefined, flags: Flags, signal: AbortSignal): Promise<void> {
  const { readConfigToAdoptInto } = await import("../live/adopt/into-config");
  const { adopt } = await import("../live/adopt/adopt");
  const { toOrganization } = await import("../organization/organization");
  const target = config === undefined ? undefined : await readConfigToAdoptInto(config);
  const places = adoptionPlaces(config, target, flags);
  const read = await readAws(target?.access, flags, signal);
  const { state, snapshot } = read;
  const { principalIds = new Map() } = read;
  const into = target && { access: target.access, principalIds };
  const adoption = adopt(state, {
    ...flags,
    into,
    organization: into ? into.access.organization : snapshot && toOrganization(snapshot),
    administeredFrom: into?.access.config.administeredFrom ?? read.administeredFrom,
    perPrincipal: flags.split,
    snapshot: snapshot && places.snapshot,
    imports: target?.access.config.imports === undefined ? places.imports : undefined,
  });
  const imports = await write({
    adoption,
    state,
    snapshot,
    target,
    places,
    flags,
    principalIds,
  });
  const { describeAdoption, describeLeftOut } = await import("./describe-adoption");
  const leftOut = describeLeftOut(adoption, state);
  if (leftOut !== "") process.stderr.write(`${leftOut}\n`);
  process.stdout.write(`${describeAdoption(adoption, { imports, snapshot }, places, target)}\n`);
}

/** Everything that AWS is asked for. */
async function readAws(access: Access | undefined, { snapshot, callsPerSecond }: Flags, signal: AbortSignal) {
  const { connect } = await import("../live/aws/aws");
  const { openInstance, readInstance } = await import("../live/read/read-instance");
  const { lookUpPrincipals } = await import("../live/audit/look-up-principals");
  const { startReadingProgress } = await import("./reading-progress");
  const { onProgress, onWait, end } = startReadingProgress();
  try {
    const aws = await connect({ region: access?.config.region, callsPerSecond, signal, onWait });
    const instance = access?.config.instance;
    const { byPrincipal } = await openInstance(aws, instance);
    const state = await readInstance(aws, { instance, onProgress });
    return {
      state,
      administeredFrom: byPrincipal ? ("management" as const) : ("delegated-administrator" as const),
      principalIds: access && (await lookUpPrincipals(aws, access.config, state)),
      snapshot: access || !snapshot ? undefined : await takeSnapshot(aws, onProgress),
    };
  } finally {
    end();
  }
}

async function takeSnapshot(aws: Aws, onProgress: OnProgress): Promise<Snapshot> {
  const { readTree } = await import("../live/snapshot/read-tree");
  const { checkWritable } = await import("../live/snapshot/check-writable");
  const taken = await readTree(aws, { tags: false, takenAt: new Date(), onProgress });
  checkWritable(taken);
  return taken;
}

interface Work {
  readonly adoption: Adoption;
  readonly state: InstanceState;
  readonly snapshot: Snapshot | undefined;
  readonly target: ReadConfig | undefined;
  readonly places: AdoptionPlaces;
  readonly flags: Flags;
  readonly principalIds: Into["principalIds"];
}

/** Makes the files ready, reads them back, and puts them in their places. The number of imports. */
function write(work: Work): Promise<number> {
  const { places, snapshot, target, adoption } = work;
  return writeFiles(places.folder, async (staging) => {
    const { formatImports } = await import("../access/imports");
    const { formatSnapshot } = await import("../organization/format-snapshot");
    const empty = target !== undefined && isEmpty(adoption);
    if (!empty) for (const [name, text] of await render(work)) staging.add(name, text);
    if (snapshot) staging.add(places.snapshot, formatSnapshot(snapshot));
    // The config names it, so that it has to be there before it is known.
    staging.add(places.imports, "{}\n");
    const imports = await readBack(work, staging, empty);
    staging.add(places.imports, formatImports(imports));
    return imports.size;
  });
}

async function render({ adoption, places, flags, target }: Work): Promise<Files> {
  const { renderOne, renderSplit } = await import("../live/adopt/render/files");
  return places.document === undefined
    ? renderSplit(adoption, "", flags.format)
    : renderOne(adoption, places.document, places.format, target !== undefined);
}

/** Loads what was written as every command loads it, and makes sure that it means what AWS holds. */
async function readBack(work: Work, { folder }: Staging, empty: boolean) {
  const { matchPrincipals } = await import("../live/audit/match-principals");
  const { checkAdoption } = await import("../live/adopt/check-adoption");
  const { importsOf } = await import("../live/adopt/imports");
  const { adoption, state, target, principalIds } = work;
  const access = await loadStaged(work, folder, empty);
  const ids = new Map([...principalIds, ...matchPrincipals(access.config, state)]);
  const into = { access, principalIds: ids };
  const before = target && { access: target.access, principalIds };
  checkAdoption(into, state, adoption, before);
  return importsOf(into, state);
}

async function loadStaged({ target, places }: Work, folder: string, empty: boolean): Promise<Access> {
  const { orThrow, resolveTogether } = await import("../live/adopt/into-config");
  const { loadResolved } = await import("../access/access");
  if (target && empty) return target.access;
  const file = path.join(folder, places.document ?? "");
  return target ? resolveTogether(target, file) : orThrow(await loadResolved({ file }));
}

function isEmpty({ document }: Adoption): boolean {
  const { users, groups, permissionSets, accessControlAttributes, assignments } = document;
  return [users, groups, permissionSets, accessControlAttributes, assignments].every(
    (map) => map === undefined || Object.keys(map).length === 0,
  );
}
