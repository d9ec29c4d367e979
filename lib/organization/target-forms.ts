import type { Target } from "../config/checked-config";
import type { Report } from "../config/problems/report";
import { show } from "../config/problems/show";
import { matchesGlob } from "./glob";
import type { Organization, OrganizationAccount } from "./organization";

/** A target that is no account group. */
export type Leaf = Exclude<Target, { kind: "group" }>;

type LeafOf<K extends Leaf["kind"]> = Extract<Leaf, { kind: K }>;

/** What targets are looked up in. */
export interface TargetPlace {
  /** Ids of the accounts that the config names by key; undefined where the snapshot has no such account. */
  readonly idsByKey: ReadonlyMap<string, string | undefined>;
  readonly organization: Organization | undefined;
  readonly report: Report;
}

/** A part of the tree whose accounts a target depends on. */
interface Part {
  /** Id of the organizational unit or the root. */
  readonly id: string;
  /** Whether the units below it count too. */
  readonly recursive: boolean;
}

/** A form that names one account. */
interface ExplicitForm<L> {
  readonly explicit: true;
  readonly describe: (leaf: L) => string;
  readonly id: (leaf: L, idsByKey: TargetPlace["idsByKey"]) => string | undefined;
}

/** A form that selects accounts of the snapshot. */
interface PatternForm<L> {
  readonly explicit: false;
  readonly describe: (leaf: L) => string;
  /** Ids whatever the accounts' state; undefined where the target itself is wrong, which is reported. */
  readonly match: (leaf: L, organization: Organization, report: Report) => readonly string[] | undefined;
  /** The part of the tree that decides; undefined where there is none. */
  readonly dependsOn: (leaf: L, organization: Organization) => Part | undefined;
  /** Whether it looks at tags, which a snapshot has only where somebody needs them. */
  readonly readsTags: boolean;
}

/** Every form of a target, by its kind: what it is called, and which accounts it means. */
const forms: { readonly [K in Leaf["kind"]]: ExplicitForm<LeafOf<K>> | PatternForm<LeafOf<K>> } = {
  id: {
    explicit: true,
    describe: ({ id }) => `the account ${show(id)}`,
    id: ({ id }) => id,
  },
  account: {
    explicit: true,
    describe: ({ key }) => `the account ${show(key)}`,
    id: ({ key }, idsByKey) => idsByKey.get(key),
  },
  ou: {
    explicit: false,
    describe: ({ ou }) => `the organizational unit ${show(ou)}`,
    match: matchUnit,
    dependsOn: ({ ou, recursive }, organization) => {
      const id = unitIdOf(ou, organization);
      return id === undefined ? undefined : { id, recursive };
    },
    readsTags: false,
  },
  tag: byAccount(
    ({ tags }) => `the tag ${show(tags)}`,
    ({ tags: wanted }) => {
      const pairs = Object.entries(wanted);
      return ({ tags }) => pairs.every(([key, value]) => Object.hasOwn(tags, key) && tags[key] === value);
    },
    { readsTags: true },
  ),
  name: byAccount(
    ({ pattern }) => `the name ${show(pattern)}`,
    ({ pattern }) =>
      ({ name }) =>
        matchesGlob(pattern, name),
  ),
  all: byAccount(
    () => '"*"',
    () => () => true,
  ),
};

/** A form that looks at each account by itself, wherever it is in the tree. */
function byAccount<L>(
  describe: (leaf: L) => string,
  predicateOf: (leaf: L) => (account: OrganizationAccount) => boolean,
  { readsTags = false } = {},
): PatternForm<L> {
  return {
    explicit: false,
    describe,
    match: (leaf, { accounts }) => [...accounts.values()].filter(predicateOf(leaf)).map(({ id }) => id),
    dependsOn: (_, { rootId }) => ({ id: rootId, recursive: true }),
    readsTags,
  };
}

/** The form of a target. The compiler cannot follow that a kind's form takes targets of that kind. */
function formOf(leaf: Leaf): ExplicitForm<Leaf> | PatternForm<Leaf> {
  return forms[leaf.kind] as ExplicitForm<Leaf> | PatternForm<Leaf>;
}

/** Whether a target names one account: only such a one may select the management account. */
export function isExplicit(leaf: Leaf): boolean {
  return formOf(leaf).explicit;
}

/** A target in words. */
export function describe(leaf: Leaf): string {
  return formOf(leaf).describe(leaf);
}

/** Ids of the accounts that a target means, whatever their state; undefined where it is wrong, which is reported. */
export function matchAccounts(leaf: Leaf, place: TargetPlace): readonly string[] | undefined {
  const form = formOf(leaf);
  if (form.explicit) {
    const id = form.id(leaf, place.idsByKey);
    return id === undefined ? undefined : [id];
  }
  if (place.organization) return form.match(leaf, place.organization, place.report);
  place.report("needs-organization", leaf.path, { what: form.describe(leaf) });
  return undefined;
}

/** The part of the tree that decides which accounts a target means; undefined where it names one. */
export function partOfTree(leaf: Leaf, organization: Organization): Part | undefined {
  const form = formOf(leaf);
  return form.explicit ? undefined : form.dependsOn(leaf, organization);
}

/** Whether a snapshot has to have tags for a target. */
export function readsTags(leaf: Leaf): boolean {
  const form = formOf(leaf);
  return !form.explicit && form.readsTags;
}

function matchUnit(
  { ou, recursive, path }: LeafOf<"ou">,
  organization: Organization,
  report: Report,
): readonly string[] | undefined {
  const unit = organization.units.get(unitIdOf(ou, organization) ?? "");
  if (unit) return recursive ? unit.allAccountIds : unit.accountIds;
  const paths = [...organization.unitIdsByPath.keys()];
  const last = ou.split("/").at(-1);
  report("unknown-organizational-unit", path, {
    ou,
    candidates: paths.filter((known) => known.split("/").at(-1) === last && last !== ""),
    known: paths,
  });
  return undefined;
}

/** The id of a unit that a target names by id or by path; a slash at either end does no harm. */
export function unitIdOf(ou: string, organization: Organization): string | undefined {
  if (organization.units.has(ou)) return ou;
  return organization.unitIdsByPath.get(ou === "/" ? "/" : ou.replace(/^\/|\/$/g, ""));
}
