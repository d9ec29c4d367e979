import { ExpectedError } from "../../config/problems/expected-error";

/** Something that was listed was gone, or elsewhere, when it was asked for: what was read belongs to no one moment. */
class ChangedMeanwhile extends ExpectedError {}

/** How often something is read that keeps changing. */
const readings = 3;

/** Reads again what changed while it was being read. @throws {ChangedMeanwhile} where it does so every time */
export async function readAgainIfChanged<T>(read: () => Promise<T>): Promise<T> {
  for (let reading = 1; ; reading += 1) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || reading >= readings) throw error;
    }
  }
}

/** The error, for what changed: `a permission set was deleted`. */
export function changedMeanwhile(what: string): ChangedMeanwhile {
  return new ChangedMeanwhile(
    `${what} while it was being read, ${readings} times in a row. Nothing was written; run this again when nothing else is changing it.`,
  );
}
