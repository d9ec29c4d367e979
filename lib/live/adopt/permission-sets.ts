import { checkConfig } from "../../config/check/check-config";
import { isControlTowerName } from "../../config/limits";
import { plainSource, type PolicyFile } from "../../config/read/source";
import type { PermissionSetSpec } from "../../config/schema";
import { show } from "../../config/problems/show";
import { compare } from "../../organization/compare";
import type { InstanceState, LivePermissionSet } from "../instance";
import { fileNamesFor, keysFor } from "./keys";
import type { Known } from "./known";
import { isOutOfReach, type Scope } from "./left-out";
import {
  existingSpec,
  isAwsTag,
  isRespelled,
  permissionSetSpec,
  type WrittenPermissionSet,
} from "./permission-set-spec";

/** The permission sets of an instance. */
export interface AdoptedPermissionSets {
  /** Keys of the config by ARN. */
  readonly keys: ReadonlyMap<string, string>;
  /** Those that the config does not have yet, by key. */
  readonly specs: ReadonlyMap<string, PermissionSetSpec>;
  /** Texts of policy files by their names in `specs`. */
  readonly policyFiles: ReadonlyMap<string, string>;
  /** What deserves a look. */
  readonly notes: readonly string[];
}

interface Options extends Scope {
  readonly onlyAssignments?: boolean;
}

/**
 * Gives every permission set a key, and says what it is: with all its parts; as `existing`, where AWS Control Tower owns
 * it, where only assignments are adopted, and where the checks refuse what AWS has. One that is `existing` and that
 * nobody has is left out.
 * @param used ARNs of those that account assignments need
 */
export function adoptPermissionSets(
  used: ReadonlySet<string>,
  state: InstanceState,
  known: Known,
  options: Options,
): AdoptedPermissionSets {
  const fresh = [...state.permissionSets.values()]
    .filter(({ name }) => !known.permissionSets.has(name))
    .filter(({ arn, name }) => used.has(arn) || !known.isIgnored({ permissionSet: name }))
    .filter(({ arn }) => !isOutOfReach(arn, state, options))
    .sort((a, b) => compare(a.name, b.name));
  const keys = keysFor(
    fresh.map(({ arn, name }) => ({ id: arn, name })),
    known.permissionSetKeys,
  );
  const isExisting = ({ name }: LivePermissionSet) => options.onlyAssignments || isControlTowerName(name);
  const written = writeWhole(
    fresh.filter((set) => !isExisting(set)),
    keys,
    state,
  );
  const existing = fresh.filter(({ arn }) => used.has(arn) && !written.specs.has(keys.get(arn)!));
  return {
    ...written,
    keys: new Map([...state.permissionSets.values()].flatMap((set) => keyOf(set, known, keys))),
    specs: new Map([
      ...written.specs,
      ...existing.map((set) => [keys.get(set.arn)!, existingSpec(set, keys.get(set.arn)!)] as const),
    ]),
  };
}

function keyOf(
  { arn, name }: LivePermissionSet,
  known: Known,
  keys: ReadonlyMap<string, string>,
): (readonly [string, string])[] {
  const key = known.permissionSets.get(name) ?? keys.get(arn);
  return key === undefined ? [] : [[arn, key]];
}

/** Permission sets with all their parts, without those that the checks refuse. */
function writeWhole(
  sets: readonly LivePermissionSet[],
  keys: ReadonlyMap<string, string>,
  { instance }: InstanceState,
): Omit<AdoptedPermissionSets, "keys"> {
  const files = fileNamesFor(sets.map(({ arn }) => keys.get(arn)!));
  const partition = instance.arn.split(":")[1] ?? "aws";
  const written = sets.map((set): Written => {
    const key = keys.get(set.arn)!;
    const policyFile = `policies/${files.get(key)}.json`;
    return { set, key, ...permissionSetSpec(set, key, { partition, policyFile }) };
  });
  const refused = refusals(written);
  const sound = written.filter(({ key }) => !refused.has(key));
  return {
    specs: new Map(sound.map(({ key, spec }) => [key, spec])),
    policyFiles: new Map(sound.flatMap(({ file }) => (file ? [file] : []))),
    notes: [
      ...[...refused].map(
        ([key, message]) =>
          `The permission set ${show(key)} is not adopted, and existing: true where it is assigned: ${message} Put it right in AWS, and adopt again.`,
      ),
      ...sound.flatMap(({ set }) => notesOn(set)),
    ],
  };
}

interface Written extends WrittenPermissionSet {
  readonly set: LivePermissionSet;
  readonly key: string;
}

/** What the checks say against permission sets, by key: the first sentence of each. */
function refusals(written: readonly Written[]): ReadonlyMap<string, string> {
  const texts = written.flatMap(({ file }) => (file ? [[file[0], { text: file[1] }] as const] : []));
  const permissionSets = Object.fromEntries(written.map(({ key, spec }) => [key, spec]));
  const { problems } = checkConfig(
    plainSource({ permissionSets, assignments: {} }, new Map<string, PolicyFile>(texts)),
  );
  const errors = problems.filter(
    ({ severity, path }) => severity === "error" && path[0] === "permissionSets",
  );
  return new Map(errors.reverse().map(({ path, message }) => [String(path[1]), message]));
}

function notesOn(set: LivePermissionSet): string[] {
  const stack = Object.entries(set.tags).find(([tag]) => isAwsTag(tag));
  return [
    ...(isRespelled(set)
      ? [
          `The first plan changes the session of ${show(set.name)} from ${set.sessionDuration} to the same in AWS's usual form.`,
        ]
      : []),
    ...(stack
      ? [
          `${show(set.name)} has the tag ${show(stack[0])} (${show(stack[1])}): if a CloudFormation stack owns it, take it out of that stack with DeletionPolicy: Retain before Terraform changes it.`,
        ]
      : []),
  ];
}
