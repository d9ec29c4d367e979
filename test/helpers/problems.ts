import { resolveSource, type Resolved } from "../../lib/access/access";
import type { Problem } from "../../lib/config/problems/problem";
import { formatPath } from "../../lib/config/problems/problem";
import { readYaml } from "../../lib/config/read/read-yaml";
import { plainSource, type PolicyFile } from "../../lib/config/read/source";

/** What a document means, without a file. */
export function resolve(document: unknown, policyFiles?: ReadonlyMap<string, PolicyFile>): Resolved {
  return resolveSource(plainSource(document, policyFiles));
}

/** Everything that is wrong with a document. */
export function problemsOf(
  document: unknown,
  policyFiles?: ReadonlyMap<string, PolicyFile>,
): readonly Problem[] {
  return resolve(document, policyFiles).problems;
}

/** Problems as `code path`, the shortest way to say what is expected. */
export function brief(problems: readonly Problem[]): string[] {
  return problems.map(({ code, path }) => `${code} ${formatPath(path)}`.trim());
}

/** Problems of YAML (or JSON) text as `line:column code`. */
export function placesOf(text: string, json = false): string[] {
  const read = readYaml(text, "access.config.yaml", json);
  const problems =
    "problems" in read
      ? read.problems
      : resolveSource({ ...plainSource(read.document), ...read, file: "access.config.yaml" }).problems;
  return problems.map(({ code, position }) => `${position?.line}:${position?.column} ${code}`);
}

/** A sound inline policy, with changes. */
export function policyWith(changes: object = {}, statement: object = {}) {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...statement }],
    ...changes,
  };
}

/** Problems of one permission set, its other parts in order. */
export function problemsOfSet(set: unknown, key = "Set"): readonly Problem[] {
  return problemsOf({ permissionSets: { [key]: set }, assignments: {} });
}

/** Errors only. */
export function errorsOf(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ severity }) => severity === "error");
}

/** A config in which everything is right and used. */
export function soundConfig() {
  return {
    accounts: { prod: "111111111111" },
    users: { alice: "alice@example.com" },
    groups: { platform: "Platform Engineers" },
    permissionSets: { ReadOnly: { managedPolicies: ["ReadOnlyAccess"] } },
    assignments: {
      admins: {
        users: ["alice"],
        groups: ["platform"],
        permissionSets: ["ReadOnly"],
        accounts: ["prod"],
      },
    },
  };
}
