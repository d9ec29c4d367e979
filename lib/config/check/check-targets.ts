import type { Target } from "../checked-config";
import type { ConfigPath } from "../problems/problem";
import type { Report } from "../problems/report";
import type { TargetSpec } from "../schema";
import { reportRepeats, type DeclaredKeys } from "./declared-keys";

/** A list of targets, or what could be saved of one. */
export type TargetsLeft = readonly (TargetSpec | undefined)[];

/** Checks the references of a list of targets; those that refer to nothing are reported and left out. */
export function checkTargets(
  specs: TargetsLeft | undefined,
  path: ConfigPath,
  declared: Pick<DeclaredKeys, "accounts" | "accountGroups">,
  report: Report,
): Target[] {
  const accounts = new Set(declared.accounts);
  const groups = new Set(declared.accountGroups);
  reportRepeats(
    specs?.map((spec) => (typeof spec === "string" ? spec : undefined)),
    path,
    report,
  );
  return (specs ?? []).flatMap((spec, index) => {
    if (spec === undefined) return [];
    const place = [...path, index];
    if (typeof spec !== "string") return [toPattern(spec, place)];
    if (spec === "*") return [{ kind: "all", path: place }];
    if (/^\d+$/.test(spec)) return checkId(spec, place, report);
    if (accounts.has(spec)) return [{ kind: "account", key: spec, path: place }];
    if (groups.has(spec)) return [{ kind: "group", key: spec, path: place }];
    report("unknown-account", place, { key: spec, declared: [...accounts, ...groups] });
    return [];
  });
}

function toPattern(spec: Exclude<TargetSpec, string>, path: ConfigPath): Target {
  if ("ou" in spec) return { kind: "ou", ou: spec.ou, recursive: spec.recursive ?? true, path };
  if ("tag" in spec) return { kind: "tag", tags: spec.tag, path };
  return { kind: "name", pattern: spec.name, path };
}

function checkId(id: string, path: ConfigPath, report: Report): Target[] {
  if (id.length === 12) return [{ kind: "id", id, path }];
  report("invalid-account-id", path, { value: id });
  return [];
}

/** Reports account groups that hold themselves, each loop once, at its first group. */
export function reportLoops(groups: ReadonlyMap<string, readonly Target[]>, report: Report): void {
  const done = new Set<string>();
  const visit = (key: string, above: readonly string[]): void => {
    if (above.includes(key)) {
      const loop = above.slice(above.indexOf(key));
      return report("account-group-loop", ["accountGroups", loop[0] ?? key], { keys: [...loop, key] }, "key");
    }
    if (done.has(key)) return;
    for (const target of groups.get(key) ?? [])
      if (target.kind === "group") visit(target.key, [...above, key]);
    done.add(key);
  };
  for (const key of groups.keys()) visit(key, []);
}
