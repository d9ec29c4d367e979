import type { Access, Resolved } from "../../access/access";
import { resolveRead } from "../../access/access";
import { formatProblems } from "../../config/problems/format-problems";
import { ExpectedError } from "../../config/problems/expected-error";
import { AccessConfigError } from "../../config/problems/problem";
import { mergeSources } from "../../config/read/folder/merge-sources";
import { readConfig } from "../../config/read/read-config";
import { readDocument } from "../../config/read/read-document";
import type { Source } from "../../config/read/source";

/** A config that is adopted into, as it was read. */
export interface ReadConfig {
  readonly source: Source;
  /** What it means if nothing had expired: access that is to go is not to be adopted. */
  readonly access: Access;
}

/** Reads the config to adopt into. @throws {AccessConfigError} with every problem at once */
export async function readConfigToAdoptInto(file: string): Promise<ReadConfig> {
  const source = await readConfig({ file });
  return { source, access: orThrow(resolveRead(source)) };
}

/**
 * What a config means together with what was adopted for it.
 * @param file full path of the adopted document
 * @throws {ExpectedError} where the two do not go together, such as where a guardrail of the config refuses what AWS has
 */
export async function resolveTogether({ source }: ReadConfig, file: string): Promise<Access> {
  const adopted = await readDocument(file, file);
  const merged = mergeSources(source.file ?? "the access config", [source, adopted], []);
  // Of a folder's parts, too, each knows its own files.
  const partOf: Source["partOf"] = (path) => {
    const part = merged.partOf?.(path);
    return part?.partOf?.(path) ?? part;
  };
  try {
    return orThrow(resolveRead({ ...merged, partOf }));
  } catch (error) {
    throw new ExpectedError(
      `${(error as Error).message}\nThe access config does not allow what AWS has (the file in a hidden folder is what would have been adopted), so nothing was written. Change the one or the other, and run this again.`,
    );
  }
}

/** Without errors; its warnings are those of the config. */
export function orThrow({ problems, ...access }: Resolved): Access {
  if (problems.some(({ severity }) => severity === "error"))
    throw new AccessConfigError(formatProblems(problems), problems);
  return { ...access, warnings: problems };
}
