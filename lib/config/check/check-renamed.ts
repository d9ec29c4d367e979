import type { CheckedConfig, RenamedKeys } from "../checked-config";
import { explainText } from "../problems/codes/wording";
import type { Report } from "../problems/report";
import { renamedSpec } from "../schema";
import type { DeclaredKeys } from "./declared-keys";
import type { Document } from "./document";
import { reportIssues } from "./issue-to-problem";

const unknownCodes = {
  users: "unknown-user",
  groups: "unknown-group",
  permissionSets: "unknown-permission-set",
} as const;

type RenamedMap = keyof RenamedKeys;

/** Checks that every old key is gone, every new one is there, and each came from one alone. */
export function checkRenamed(
  document: Document,
  permissionSets: CheckedConfig["permissionSets"],
  declared: DeclaredKeys,
  report: Report,
): RenamedKeys {
  const parsed = renamedSpec.safeParse(document.renamed ?? {});
  if (!parsed.success) reportIssues(parsed.error.issues, document.renamed, ["renamed"], report);
  const written: { readonly [M in RenamedMap]?: Readonly<Record<string, string>> } = parsed.data ?? {};
  const renamed = {
    users: new Map(Object.entries(written.users ?? {})),
    groups: new Map(Object.entries(written.groups ?? {})),
    permissionSets: new Map(Object.entries(written.permissionSets ?? {})),
  };
  for (const map of ["users", "groups", "permissionSets"] as const) {
    checkKeys(map, renamed[map], declared[map], report);
  }
  warnOfNewNames(renamed.permissionSets, permissionSets, document, report);
  return renamed;
}

function checkKeys(
  map: RenamedMap,
  renamed: ReadonlyMap<string, string>,
  declared: readonly string[],
  report: Report,
): void {
  const known = new Set(declared);
  const olds = new Map<string, string>();
  for (const [old, key] of renamed) {
    const path = ["renamed", map, old];
    const next = renamed.get(key);
    const other = olds.get(key);
    if (next !== undefined) {
      report("renamed-again", path, { key, next });
      continue;
    }
    if (known.has(old)) report("renamed-still-declared", path, { key: old, map }, "key");
    if (!known.has(key)) report(unknownCodes[map], path, { key, declared });
    if (other !== undefined) report("renamed-into-one", path, { key, other });
    olds.set(key, old);
  }
}

/** A permission set without a name of its own is called by its key: with another key it is another one in AWS. */
function warnOfNewNames(
  renamed: ReadonlyMap<string, string>,
  permissionSets: CheckedConfig["permissionSets"],
  document: Document,
  report: Report,
): void {
  for (const [old, key] of renamed) {
    const set = permissionSets.get(key);
    // An old key that is no name in AWS had a name beside it.
    if (!set || set.name !== key || explainText("permissionSetName", old)) continue;
    if (hasName(document.permissionSets, key)) continue;
    const { existing } = set;
    report("renamed-permission-set-name", ["renamed", "permissionSets", old], { key, old, existing });
  }
}

function hasName(permissionSets: unknown, key: string): boolean {
  const set = (permissionSets as Readonly<Record<string, Document>>)[key];
  return set?.name !== undefined;
}
