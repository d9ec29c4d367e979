import { createHash } from "node:crypto";

/** Numbers from 0 to below 1 that look random and depend on the seed and the fault's place alone. */
export function draws(seed: number, index: number): () => number {
  let count = 0;
  return () => {
    const digest = createHash("sha256").update(`${seed} ${index} ${count++}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  };
}
