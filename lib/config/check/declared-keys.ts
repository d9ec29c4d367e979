import type { ConfigPath } from "../problems/problem";
import type { Report } from "../problems/report";

/** The keys that the document declares, map by map, whether what stands under them is right or not. */
export interface DeclaredKeys {
  readonly accounts: readonly string[];
  readonly accountGroups: readonly string[];
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly permissionSets: readonly string[];
}

/** Checks that keys are declared, and none stands twice. */
export function checkKeys(
  keys: readonly (string | undefined)[] | undefined,
  path: ConfigPath,
  declared: readonly string[],
  code: "unknown-user" | "unknown-group" | "unknown-permission-set",
  report: Report,
): void {
  const known = new Set(declared);
  keys?.forEach((key, index) => {
    if (key !== undefined && !known.has(key)) report(code, [...path, index], { key, declared });
  });
  reportRepeats(keys, path, report);
}

/** Says which texts of a list stand there twice. */
export function reportRepeats(
  keys: readonly (string | undefined)[] | undefined,
  path: ConfigPath,
  report: Report,
): void {
  const seen = new Set<string | undefined>();
  keys?.forEach((key, index) => {
    if (key !== undefined && seen.has(key)) report("listed-twice", [...path, index], { key });
    seen.add(key);
  });
}
