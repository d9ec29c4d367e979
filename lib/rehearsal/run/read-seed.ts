import fs from "node:fs";
import { parse } from "yaml";
import { loadAccess } from "../../access/access";
import { ExpectedError } from "../../config/problems/expected-error";
import { seedFromAccess } from "./seed-from-access";
import type { Seed } from "../seed";

/** A seed from a YAML or JSON file; its content is checked where it is used. @throws {ExpectedError} */
export function readSeed(file: string): Seed {
  try {
    const text = fs.readFileSync(file, "utf8");
    return (parse(text) ?? {}) as Seed;
  } catch (error) {
    throw new ExpectedError(
      `The seed ${JSON.stringify(file)} cannot be read: ${(error as Error).message.split("\n")[0]}`,
    );
  }
}

/** What a config takes for granted, as a seed. @throws {AccessConfigError} */
export async function seedOfConfig(file: string | undefined): Promise<Seed> {
  return seedFromAccess(await loadAccess({ file })).seed;
}
