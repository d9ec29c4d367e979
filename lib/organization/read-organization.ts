import fs from "node:fs";
import path from "node:path";
import { collectProblems } from "../config/problems/report";
import type { ConfigPath, Problem } from "../config/problems/problem";
import { readYaml } from "../config/read/read-yaml";
import { plainSource, type Source } from "../config/read/source";
import { toOrganization, type Organization } from "./organization";
import { snapshotSchema, type Snapshot, type SnapshotUnit } from "./snapshot";

/** The text of a snapshot, or why there is none. */
export type SnapshotFile =
  { readonly file: string; readonly text: string } | { readonly file: string; readonly reason: string };

/**
 * Reads the snapshot that a document names in `organization`, relative to the config's folder; undefined where it names
 * none. What the document is worth otherwise does not matter here.
 */
export function readSnapshotFile(document: unknown, folder: string): SnapshotFile | undefined {
  const named = (document as { organization?: unknown } | null | undefined)?.organization;
  const file =
    typeof named === "string" ? named : (named as { snapshot?: unknown } | null | undefined)?.snapshot;
  if (typeof file !== "string" || file === "") return undefined;
  try {
    return { file, text: fs.readFileSync(path.resolve(folder, file), "utf8") };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return {
      file,
      reason:
        code === "ENOENT" ? `there is no such file in ${folder}; identity-center snapshot takes it` : message,
    };
  }
}

/** The organization of a snapshot's text, with everything that is wrong in it, each at its place in the file. */
export function parseSnapshot({ file, text }: { readonly file: string; readonly text: string }): {
  readonly organization?: Organization;
  /** As it stands in the text. */
  readonly snapshot?: Snapshot;
  readonly problems: readonly Problem[];
} {
  const read = readYaml(text, file, true);
  if ("problems" in read) return { problems: read.problems };
  const source: Source = { ...plainSource(read.document), ...read, file };
  const { report, problems } = collectProblems(source);
  const parsed = snapshotSchema.safeParse(read.document);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path as ConfigPath;
      if (issue.code === "unrecognized_keys") {
        issue.keys.forEach((key) =>
          report("organization-form", [...path, key], { value: key, allowed: "nothing of that name" }, "key"),
        );
      } else
        report("organization-form", path, { value: valueAt(read.document, path), allowed: issue.message });
    }
    return { problems: problems() };
  }
  reportRepeats(parsed.data, report);
  return { organization: toOrganization(parsed.data), snapshot: parsed.data, problems: problems() };
}

function valueAt(document: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | undefined)?.[step],
    document,
  );
}

type Report = ReturnType<typeof collectProblems>["report"];

/** An account or a unit that stands twice would be read as two, or as the one that comes later. */
function reportRepeats(snapshot: Snapshot, report: Report): void {
  const seen = new Set<string>();
  const once = (id: string, path: ConfigPath) => {
    if (seen.has(id)) report("organization-form", path, { value: id, allowed: "each id once" });
    seen.add(id);
  };
  const visit = (unit: SnapshotUnit, path: ConfigPath): void => {
    once(unit.id, [...path, "id"]);
    unit.accounts.forEach(({ id }, index) => once(id, [...path, "accounts", index, "id"]));
    const names = new Set<string>();
    unit.organizationalUnits.forEach((child, index) => {
      const place = [...path, "organizationalUnits", index];
      if (names.has(child.name) || child.name.includes("/")) {
        report("organization-form", [...place, "name"], {
          value: child.name,
          allowed: "a name without /, once in a unit",
        });
      }
      names.add(child.name);
      visit(child, place);
    });
  };
  visit(snapshot.root, ["root"]);
}
