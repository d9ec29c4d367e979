import type { z } from "zod";
import { checkAccessControlAttributes } from "./check-access-control-attributes";
import { checkDocument, checkItemKey } from "./check-document";
import { checkPeople, membersIn } from "./check-people";
import { checkPermissionSet } from "./check-permission-set";
import { checkAssignment } from "./check-references";
import { checkIgnore } from "./check-ignore";
import { checkRenamed } from "./check-renamed";
import type { DeclaredKeys } from "./declared-keys";
import type { AccountLookup, CheckedConfig } from "../checked-config";
import { createdIn, isMap, keysOf, type Document } from "./document";
import { reportIssues } from "./issue-to-problem";
import { checkTargets, reportLoops } from "./check-targets";
import { salvage } from "./salvage";
import { toIsoDuration, toMinutes } from "./session-duration";
import { defaultQuotas } from "../limits";
import type { Problem } from "../problems/problem";
import { collectProblems, type Collected, type Report } from "../problems/report";
import {
  guardrailsSpec,
  identityCenterSpec,
  ignoredKeys,
  importsSpec,
  mapSpecs,
  organizationSpec,
  topLevelKeys,
  type AccountSpec,
  type MapName,
} from "../schema";
import type { Source } from "../read/source";
import { isToken } from "../tokens";

/** A checked config, and every problem at once; with an error among them `config` is not to be used. */
export interface CheckResult {
  readonly config: CheckedConfig;
  readonly problems: readonly Problem[];
}

/**
 * Checks an access config against its shape and AWS's limits. One mistake does not hide another: each item is checked
 * for itself, and references go by the keys that are declared, right or wrong.
 */
export function checkConfig(
  source: Source,
  { report, problems }: Collected = collectProblems(source),
): CheckResult {
  checkDocument(source.document, report, source.tokens);
  const document = checkTop(source.document, report);
  const config = checkParts(document, source, report);
  // With a mistake among the assignments, what looks unused may be what was meant.
  const doubtful = problems().some(
    ({ severity, path }) =>
      severity === "error" && (path.length < 2 || path[0] === "assignments" || path[2] === "create"),
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
  if (!Object.hasOwn(document, "assignments") || document.assignments === undefined) {
    report("missing-key", [], { key: "assignments", allowed: "a map of assignment entries, or {} for none" });
  }
  return document;
}

function checkParts(document: Document, source: Source, report: Report): CheckedConfig {
  const declared: DeclaredKeys = {
    accounts: keysOf(document.accounts),
    accountGroups: keysOf(document.accountGroups),
    users: keysOf(document.users),
    groups: keysOf(document.groups),
    permissionSets: keysOf(document.permissionSets),
  };
  const accounts = mapValues(checkMap("accounts", document, report), toAccountLookup);
  const accountGroups = mapValues(checkMap("accountGroups", document, report), (spec, key) =>
    checkTargets(spec, ["accountGroups", key], declared, report),
  );
  checkGroupKeys(document, declared, report);
  reportLoops(accountGroups, report);
  const people = checkPeople(
    { users: checkMap("users", document, report), groups: checkMap("groups", document, report) },
    document,
    declared,
    report,
  );
  const permissionSets = mapValues(checkMap("permissionSets", document, report), (spec, key) =>
    checkPermissionSet(key, spec, source, declared, report),
  );
  const entries = checkMap("assignments", document, report);
  const written = document.assignments as Document;
  const assignments = mapValues(entries, (spec, key) =>
    checkAssignment(key, spec, written[key], declared, report),
  );
  const rules = document.ignore as Document;
  const ignore = mapValues(checkMap("ignore", document, report), (spec, key) =>
    checkIgnore(key, spec, rules[key], declared, report),
  );

  reportDuplicates(accounts, "accounts", "duplicate-account", accountName, report);
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
  return {
    ...checkInstance(document, report),
    organization: checkOrganization(document, report),
    guardrails: checkGuardrails(document, report),
    ...people,
    accounts,
    accountGroups,
    permissionSets,
    assignments,
    ignore,
    accessControlAttributes: checkAccessControlAttributes(document, report),
    renamed: checkRenamed(document, permissionSets, declared, report),
    imports: checkSection(importsSpec, "imports", document, report),
  };
}

function checkInstance(
  document: Document,
  report: Report,
): Pick<CheckedConfig, "region" | "identitySource" | "instance" | "administeredFrom" | "mfa"> {
  const spec = checkSection(identityCenterSpec, "identityCenter", document, report);
  return { ...spec, administeredFrom: spec?.administeredFrom ?? "management" };
}

function checkOrganization(document: Document, report: Report): CheckedConfig["organization"] {
  const spec = checkSection(organizationSpec, "organization", document, report);
  if (spec === undefined) return undefined;
  return typeof spec === "string" ? { snapshot: spec, check: true } : { check: true, ...spec };
}

function checkGuardrails(document: Document, report: Report): CheckedConfig["guardrails"] {
  const spec = checkSection(guardrailsSpec, "guardrails", document, report);
  const session = spec?.privilegedSession;
  if (session !== undefined && toIsoDuration(session) === undefined) {
    report("invalid-session-duration", ["guardrails", "privilegedSession"], {
      value: session,
      minutes: toMinutes(session),
    });
  }
  return {
    directUsers: spec?.directUsers ?? "allow",
    managementAccount: spec?.managementAccount ?? "explicit",
    privilegedSession: session === undefined ? undefined : toMinutes(session),
    rules: spec?.rules ?? [],
  };
}

/** A part of the document that is no map of items; undefined where it is left out or has the wrong shape. */
function checkSection<S extends z.ZodType>(
  schema: S,
  name: string,
  document: Document,
  report: Report,
): z.output<S> | undefined {
  if (!Object.hasOwn(document, name) || document[name] === undefined) return undefined;
  const parsed = schema.safeParse(document[name]);
  if (parsed.success) return parsed.data;
  reportIssues(parsed.error.issues, document[name], [name], report);
  return undefined;
}

function toAccountLookup(spec: AccountSpec): AccountLookup {
  return typeof spec === "string" ? { by: "id", id: spec } : { by: "name", name: spec.name };
}

function accountName(lookup: AccountLookup): unknown {
  return lookup.by === "id" ? lookup.id : { name: lookup.name };
}

/** One name for an account and a group would leave open which of them a target means. */
function checkGroupKeys(document: Document, { accounts, accountGroups }: DeclaredKeys, report: Report): void {
  const taken = new Set(accounts);
  for (const key of accountGroups) {
    const targets = (document.accountGroups as Document)[key];
    if (Array.isArray(targets) && targets.length === 0)
      report("empty-list", ["accountGroups", key], { what: "account" }, "key");
    if (taken.has(key))
      report("invalid-key", ["accountGroups", key], { key, reason: "is also the key of an account" }, "key");
  }
}

/** Maps whose items have parts that can be checked one by one. */
const salvageable = new Set<MapName>(["permissionSets", "assignments", "ignore"]);

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
    // Whether a token may stand there was checked before; what it comes to is not known here.
    const known = name !== "accounts" || typeof item !== "string" || !isToken(item);
    const parsed = known ? mapSpecs[name].safeParse(item) : { success: true as const, data: item };
    if (!parsed.success) reportIssues(parsed.error.issues, item, [name, key], report);
    const left = parsed.success ? parsed.data : salvageable.has(name) && salvage(item, parsed.error.issues);
    if (left) items.set(key, left as Item<M>);
  }
  return items;
}

function reportDuplicates<T>(
  items: ReadonlyMap<string, T>,
  map: MapName,
  code: "duplicate-account" | "duplicate-permission-set-name",
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

const unusedCodes = {
  accounts: "unused-account",
  accountGroups: "unused-account-group",
  users: "unused-user",
  groups: "unused-group",
} as const;

/** Every text of the document that is no key counts as a use: references stand in many places. */
function reportUnused(document: Document, report: Report): void {
  const used = new Set<unknown>();
  for (const part of ["accountGroups", "permissionSets", "assignments", "ignore"])
    collectTexts(document[part], used);
  for (const map of ["accounts", "accountGroups", "users", "groups"] as const) {
    const items = document[map] as Document;
    // A created one is made all the same, and a member of one is used by that.
    const members =
      map === "users" || map === "groups"
        ? new Set([...createdIn(document, map).keys(), ...membersIn(document, map)])
        : new Set<string>();
    for (const key of keysOf(document[map])) {
      const byId = map === "accounts" && used.has(items[key]);
      if (!used.has(key) && !byId && !members.has(key)) report(unusedCodes[map], [map, key], { key }, "key");
    }
  }
}

function collectTexts(value: unknown, texts: Set<unknown>): void {
  // The set holds maps and lists as well: a document may hold itself.
  if (texts.has(value)) return;
  texts.add(value);
  if (value !== null && typeof value === "object")
    Object.values(value).forEach((child) => collectTexts(child, texts));
}

function mapValues<A, B>(items: ReadonlyMap<string, A>, change: (item: A, key: string) => B): Map<string, B> {
  return new Map([...items].map(([key, item]) => [key, change(item, key)]));
}
