import type { z } from "zod";
import { checkDocument, checkItemKey } from "./check-document";
import { checkPermissionSet } from "./check-permission-set";
import { checkAssignment, type DeclaredKeys } from "./check-references";
import type { CheckedConfig, GroupLookup, UserLookup } from "../checked-config";
import { reportIssues } from "./issue-to-problem";
import { salvage } from "./salvage";
import { defaultQuotas } from "../limits";
import type { Problem } from "../problems/problem";
import { collectProblems, type Report } from "../problems/report";
import {
  identityCenterSpec,
  ignoredKeys,
  mapSpecs,
  topLevelKeys,
  type GroupSpec,
  type MapName,
  type UserSpec,
} from "../schema";
import type { Source } from "../read/source";

/** A checked config, and every problem at once; with an error among them `config` is not to be used. */
export interface CheckResult {
  readonly config: CheckedConfig;
  readonly problems: readonly Problem[];
}

type Document = Readonly<Record<string, unknown>>;

/**
 * Checks an access config against its shape and AWS's limits. One mistake does not hide another: each item is checked
 * for itself, and references go by the keys that are declared, right or wrong.
 */
export function checkConfig(source: Source): CheckResult {
  const { report, problems } = collectProblems(source);
  checkDocument(source.document, report);
  const document = checkTop(source.document, report);
  const config = checkParts(document, source, report);
  // With a mistake among the assignments, what looks unused may be what was meant.
  const doubtful = problems().some(
    ({ severity, path }) => severity === "error" && (path.length < 2 || path[0] === "assignments"),
  );
  if (!doubtful) reportUnused(document, report);
  return { config, problems: problems() };
}

function checkTop(document: unknown, report: Report): Document {
  if (!isMap(document)) {
    report("wrong-type", [], { value: document, allowed: `a map with ${topLevelKeys.join(", ")}` });
    return {};
  }
  for (const key of Object.keys(document)) {
    if (ignoredKeys.includes(key)) continue;
    if (!topLevelKeys.includes(key)) report("unknown-key", [key], { key, allowed: topLevelKeys }, "key");
  }
  // Required, so that a config that lost its end can never read as "remove everybody".
  if (!Object.hasOwn(document, "assignments")) {
    report("missing-key", [], { key: "assignments", allowed: "a map of assignment entries, or {} for none" });
  }
  return document;
}

function checkParts(document: Document, source: Source, report: Report): CheckedConfig {
  const declared: DeclaredKeys = {
    accounts: keysOf(document.accounts),
    users: keysOf(document.users),
    groups: keysOf(document.groups),
    permissionSets: keysOf(document.permissionSets),
  };
  const accounts = checkMap("accounts", document, report);
  const users = mapValues(checkMap("users", document, report), toUserLookup);
  const groups = mapValues(checkMap("groups", document, report), toGroupLookup);
  const permissionSets = mapValues(checkMap("permissionSets", document, report), (spec, key) =>
    checkPermissionSet(key, spec, source, report),
  );
  const entries = checkMap("assignments", document, report);
  const written = document.assignments as Document;
  const assignments = mapValues(entries, (spec, key) =>
    checkAssignment(key, spec, written[key], declared, accounts, report),
  );

  reportDuplicates(accounts, "accounts", "duplicate-account", (id) => id, report);
  reportDuplicates(users, "users", "duplicate-user", lookupName, report);
  reportDuplicates(groups, "groups", "duplicate-group", lookupName, report);
  reportDuplicates(
    permissionSets,
    "permissionSets",
    "duplicate-permission-set-name",
    ({ name }) => name,
    report,
  );
  if (permissionSets.size > defaultQuotas.permissionSetsPerInstance) {
    report("permission-sets-per-instance", ["permissionSets"], { count: permissionSets.size }, "key");
  }
  return { ...checkInstance(document, report), accounts, users, groups, permissionSets, assignments };
}

function checkInstance(document: Document, report: Report): Pick<CheckedConfig, "region" | "instance"> {
  if (document.identityCenter === undefined) return {};
  const parsed = identityCenterSpec.safeParse(document.identityCenter);
  if (parsed.success) return parsed.data;
  reportIssues(parsed.error.issues, document.identityCenter, ["identityCenter"], report);
  return {};
}

/** Maps whose items have parts that can be checked one by one. */
const salvageable = new Set<MapName>(["permissionSets", "assignments"]);

/** An item of a map. Where it had the wrong shape, which is reported, it is what could be saved of it. */
type Item<M extends MapName> = z.output<(typeof mapSpecs)[M]>;

/** The items of one map, as far as they have the right shape; the rest is reported. */
function checkMap<M extends MapName>(name: M, document: Document, report: Report): Map<string, Item<M>> {
  const items = new Map<string, Item<M>>();
  if (!Object.hasOwn(document, name) || document[name] === undefined) return items;
  const value = document[name];
  if (!isMap(value)) {
    report("wrong-type", [name], { value, allowed: "a map of names" });
    return items;
  }
  for (const [key, item] of Object.entries(value)) {
    checkItemKey(key, [name, key], report);
    const parsed = mapSpecs[name].safeParse(item);
    if (!parsed.success) reportIssues(parsed.error.issues, item, [name, key], report);
    const left = parsed.success ? parsed.data : salvageable.has(name) && salvage(item, parsed.error.issues);
    if (left) items.set(key, left as Item<M>);
  }
  return items;
}

function toUserLookup(spec: UserSpec): UserLookup {
  if (typeof spec === "string") return { by: "userName", value: spec };
  if ("email" in spec) return { by: "email", value: spec.email };
  if ("externalId" in spec) return { by: "externalId", ...spec.externalId };
  return { by: "id", id: spec.id };
}

function toGroupLookup(spec: GroupSpec): GroupLookup {
  return typeof spec === "string" ? { by: "displayName", value: spec } : { by: "id", id: spec.id };
}

/** What a look-up asks for, as the config writes it: a name, or a map that no name can be mistaken for. */
function lookupName({ by, ...rest }: UserLookup | GroupLookup): unknown {
  if (!("value" in rest)) return rest;
  return by === "email" ? { email: rest.value } : rest.value;
}

function reportDuplicates<T>(
  items: ReadonlyMap<string, T>,
  map: MapName,
  code: "duplicate-account" | "duplicate-user" | "duplicate-group" | "duplicate-permission-set-name",
  nameOf: (item: T) => unknown,
  report: Report,
): void {
  const first = new Map<string, string>();
  for (const [key, item] of items) {
    const value = nameOf(item);
    const name = JSON.stringify(value);
    const other = first.get(name);
    if (other === undefined) first.set(name, key);
    else report(code, [map, key], { value, other: `${map}.${other}` });
  }
}

const unusedCodes = { accounts: "unused-account", users: "unused-user", groups: "unused-group" } as const;

function reportUnused(document: Document, report: Report): void {
  const entries = isMap(document.assignments) ? Object.values(document.assignments).filter(isMap) : [];
  for (const map of ["accounts", "users", "groups"] as const) {
    const used = new Set(
      entries.flatMap((entry) => (Array.isArray(entry[map]) ? (entry[map] as unknown[]) : [])),
    );
    const ids = document[map] as Document;
    for (const key of keysOf(document[map])) {
      if (!used.has(key) && !(map === "accounts" && used.has(ids[key])))
        report(unusedCodes[map], [map, key], { key }, "key");
    }
  }
}

function isMap(value: unknown): value is Document {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function keysOf(value: unknown): readonly string[] {
  return isMap(value) ? Object.keys(value) : [];
}

function mapValues<A, B>(items: ReadonlyMap<string, A>, change: (item: A, key: string) => B): Map<string, B> {
  return new Map([...items].map(([key, item]) => [key, change(item, key)]));
}
