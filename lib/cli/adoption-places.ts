import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../config/problems/expected-error";
import type { ReadConfig } from "../live/adopt/into-config";
import type { AdoptFormat } from "../live/adopt/render/files";

/** Where the files of an adoption go: names relative to `folder`. */
export interface AdoptionPlaces {
  readonly folder: string;
  /** Undefined where there are many. */
  readonly document: string | undefined;
  readonly format: AdoptFormat;
  readonly snapshot: string;
  readonly imports: string;
}

interface Wishes {
  readonly format: AdoptFormat;
  readonly out?: string;
  readonly split?: true;
  readonly snapshot: boolean;
  readonly force?: true;
}

/**
 * Decides where files go, before AWS is asked for minutes.
 * @throws {ExpectedError} where something is in the way
 */
export function adoptionPlaces(
  config: string | undefined,
  target: ReadConfig | undefined,
  wishes: Wishes,
): AdoptionPlaces {
  if (config !== undefined && target) return besideConfig(config, wishes);
  return wishes.split ? newFolder(wishes) : newFile(wishes);
}

/** Names that nothing has: what a config holds already is never written over. */
function besideConfig(config: string, { format, out, split }: Wishes): AdoptionPlaces {
  if (out !== undefined || split)
    throw new ExpectedError(
      "What is missing from a config is written beside it, as adopted.yaml: --out and --split are for a new one.",
    );
  const folder = fs.statSync(config).isDirectory() ? config : path.dirname(config);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? "adopted" : `adopted-${number}`;
    const [document, imports] = [`${name}.${format}`, `${name}.imports.json`];
    if (![document, imports].some((file) => fs.existsSync(path.join(folder, file))))
      return { folder, document, format, imports, snapshot: "organization.json" };
  }
}

const beside = { snapshot: "organization.json", imports: "access.imports.json" };

function newFolder({ format, out = "access" }: Wishes): AdoptionPlaces {
  if (fs.existsSync(out) && (!fs.statSync(out).isDirectory() || fs.readdirSync(out).length > 0))
    throw new ExpectedError(
      `${out} exists already, and what is in a folder is one config: name a new one with --out, or adopt only what is missing (identity-center adopt ${out}).`,
    );
  return { folder: out, document: undefined, format, ...beside };
}

function newFile({ format, out = `access.config.${format}`, force, snapshot }: Wishes): AdoptionPlaces {
  const extension = path.extname(out);
  const known = format === "ts" ? [".ts"] : [".yaml", ".yml"];
  if (!known.includes(extension))
    throw new ExpectedError(`--out ${out}: with --format ${format} the name ends in ${known.join(" or ")}.`);
  const folder = path.dirname(out);
  const files = [path.basename(out), beside.imports, ...(snapshot ? [beside.snapshot] : [])];
  const [there] = files.filter((file) => fs.existsSync(path.join(folder, file)));
  if (there !== undefined && !force)
    throw new ExpectedError(
      `${path.join(folder, there)} exists already. Adopt only what is missing from a config (identity-center adopt ${out}), write elsewhere (--out another-folder/${path.basename(out)}), or write over it (--force).`,
    );
  return { folder, document: path.basename(out), format, ...beside };
}
