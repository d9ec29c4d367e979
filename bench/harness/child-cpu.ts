import fs from "node:fs";

/** The kernel counts in hundredths of a second, whatever its own clock is. */
const ticksPerSecond = 100;

/**
 * CPU seconds of all ended children and their children so far, user and system: what a run of Terraform with its
 * provider took is the difference. undefined where there is no /proc.
 */
export function childCpu(): number | undefined {
  if (!fs.existsSync("/proc/self/stat")) return undefined;
  const fields = fs.readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}
