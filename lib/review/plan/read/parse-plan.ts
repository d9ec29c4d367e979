import { isMap, type JsonMap } from "../../../config/check/policy/json-map";
import { ExpectedError } from "../../../config/problems/expected-error";
import { show } from "../../../config/problems/show";
import { elementsOf, membersOf, parse, wholeOf, type Slice } from "./json-slices";
import {
  textOf,
  withoutIndexes,
  type Lookup,
  type Plan,
  type PlannedOutput,
  type PlannedResource,
} from "./plan";

const howTo =
  "Give a plan that `terraform plan -out` has saved, or what `terraform show -json` prints of one.";

/**
 * Reads the JSON of a plan, piece by piece, so that a plan of any size takes little more memory than its text.
 * @param name what the reader calls the plan: a file's name
 * @throws {ExpectedError} where it is no plan, is cut, or is one that cannot be applied
 */
export function parsePlan(json: Buffer, name: string): Plan {
  try {
    const members = membersOrSentence(json, name);
    checkPlan(json, members, name);
    return readPlan(json, members);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ExpectedError(`${show(name)} is no valid JSON: ${error.message}. Was it cut? ${howTo}`);
    throw error;
  }
}

type Members = ReadonlyMap<string, Slice>;

function membersOrSentence(json: Buffer, name: string): Members {
  const start = json
    .toString("utf8", 0, 4096)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (start === "") throw new ExpectedError(`${show(name)} is empty. ${howTo}`);
  if (!start.startsWith("{"))
    throw new ExpectedError(`${show(name)} is no plan: it is no JSON map. ${howTo}`);
  if (/^\{[^\n]*"@level"/.test(start)) {
    throw new ExpectedError(
      `${show(name)} is the log of \`terraform plan -json\`, which does not hold the plan. ${howTo}`,
    );
  }
  return membersOf(json, wholeOf(json));
}

/** Refuses what would read as "nothing changes" or as half of the truth. */
function checkPlan(json: Buffer, members: Members, name: string): void {
  const value = (member: string) => {
    const slice = members.get(member);
    return slice && parse(json, slice);
  };
  const format = value("format_version");
  if (members.has("serial") || (members.has("values") && !members.has("planned_values"))) {
    throw new ExpectedError(`${show(name)} is a state, not a plan. ${howTo}`);
  }
  if (typeof format !== "string" || !members.has("planned_values")) {
    throw new ExpectedError(`${show(name)} is JSON, but no plan of Terraform. ${howTo}`);
  }
  if (!/^1\.\d+$/.test(format)) {
    throw new ExpectedError(
      `${show(name)} has format version ${show(format)}, and only 1.x is known here: it was made by another version of Terraform (${show(value("terraform_version"))}). Update cdktf-identity-center, or plan with Terraform 1.x.`,
    );
  }
  if (value("errored") === true) {
    throw new ExpectedError(
      `${show(name)} is a plan that failed: it holds only what Terraform had found until then. Mend the error that \`terraform plan\` printed, and plan again.`,
    );
  }
  if (value("complete") === false) {
    throw new ExpectedError(
      `${show(name)} is only a part of what the configuration means (-target, or changes that Terraform has put off): a review of it could hide a change. Plan without -target.`,
    );
  }
}

function readPlan(json: Buffer, members: Members): Plan {
  const resources: PlannedResource[] = [];
  for (const change of listOf(json, members.get("resource_changes"))) {
    const resource = toResource(change);
    if (resource) resources.push(resource);
  }
  const unknown = new Set(resources.filter(needsReferences).map(({ address }) => withoutIndexes(address)));
  return {
    resources,
    lookups: readLookups(json, members.get("prior_state")),
    outputs: readOutputs(json, members.get("output_changes")),
    removedOutside: readDrift(json, members.get("resource_drift")),
    references: readReferences(json, members.get("configuration"), unknown),
  };
}

/** The maps of a list; none where the list is missing or null. */
function* listOf(json: Buffer, slice: Slice | undefined): Generator<JsonMap> {
  if (!slice || isNull(json, slice)) return;
  for (const element of elementsOf(json, slice)) {
    const value = parse(json, element);
    if (isMap(value)) yield value;
  }
}

function isNull(json: Buffer, { start, end }: Slice): boolean {
  return end - start === 4 && json.toString("latin1", start, end) === "null";
}

function toResource(value: JsonMap): PlannedResource | undefined {
  const { address, mode, type, change, previous_address: previous, action_reason: reason } = value;
  if (mode !== "managed" || typeof address !== "string" || typeof type !== "string" || !isMap(change))
    return undefined;
  const actions = Array.isArray(change.actions) ? change.actions.map(String) : [];
  const before = isMap(change.before) ? change.before : undefined;
  const same = actions.length === 1 && (actions[0] === "no-op" || actions[0] === "forget");
  return {
    address,
    type,
    actions,
    before,
    after: same ? before : isMap(change.after) ? change.after : undefined,
    unknown: isMap(change.after_unknown) && !same ? change.after_unknown : {},
    sensitive: sensitiveNames(change),
    replacePaths: pathsOf(change.replace_paths),
    importing: isMap(change.importing),
    ...(typeof previous === "string" && previous !== address && { previousAddress: previous }),
    ...(typeof reason === "string" && { reason }),
  };
}

/** Terraform marks with `true`, at any depth; what is marked as a whole is so in each of its attributes. */
function sensitiveNames({ before, after, before_sensitive, after_sensitive }: JsonMap): ReadonlySet<string> {
  const sides = [
    [before, before_sensitive],
    [after, after_sensitive],
  ] as const;
  const names = sides.flatMap(([values, marks]) => {
    if (marks === true) return Object.keys(isMap(values) ? values : {});
    return isMap(marks) ? Object.keys(marks).filter((name) => holdsTrue(marks[name])) : [];
  });
  return names.length === 0 ? nothing : new Set(names);
}

const nothing: ReadonlySet<string> = new Set();

function holdsTrue(marks: unknown): boolean {
  if (typeof marks !== "object" || marks === null) return marks === true;
  return Object.values(marks).some(holdsTrue);
}

function pathsOf(paths: unknown): readonly string[] {
  if (!Array.isArray(paths)) return [];
  return paths.map((path: unknown) => (Array.isArray(path) ? path.join(".") : String(path)));
}

function readOutputs(json: Buffer, slice: Slice | undefined): ReadonlyMap<string, PlannedOutput> {
  const outputs = new Map<string, PlannedOutput>();
  const changes: unknown = slice && parse(json, slice);
  for (const [name, change] of Object.entries(isMap(changes) ? changes : {})) {
    if (!isMap(change)) continue;
    const actions = Array.isArray(change.actions) ? change.actions : [];
    outputs.set(name, { changes: actions[0] !== "no-op", before: change.before, after: change.after });
  }
  return outputs;
}

function readDrift(json: Buffer, slice: Slice | undefined): ReadonlySet<string> {
  const removed = new Set<string>();
  for (const { address, change } of listOf(json, slice)) {
    const deleted = isMap(change) && Array.isArray(change.actions) && change.actions.includes("delete");
    if (deleted && typeof address === "string") removed.add(address);
  }
  return removed;
}

/** The data sources of the state that the plan starts from, those in modules included. */
function readLookups(json: Buffer, slice: Slice | undefined): readonly Lookup[] {
  const values = member(json, slice, "values");
  return lookupsOf(json, member(json, values, "root_module"));
}

function lookupsOf(json: Buffer, module: Slice | undefined): Lookup[] {
  const found: Lookup[] = [];
  for (const { mode, address, type, values } of listOf(json, member(json, module, "resources"))) {
    if (mode === "data" && typeof address === "string" && typeof type === "string" && isMap(values))
      found.push({ address, type, values });
  }
  const children = member(json, module, "child_modules");
  if (children && !isNull(json, children))
    for (const child of elementsOf(json, children)) found.push(...lookupsOf(json, child));
  return found;
}

function member(json: Buffer, slice: Slice | undefined, name: string): Slice | undefined {
  return slice && !isNull(json, slice) ? membersOf(json, slice).get(name) : undefined;
}

/** Arguments that name another resource of ours; where their values are unknown, the configuration tells which. */
const referring = ["principal_id", "permission_set_arn", "group_id", "member_id"] as const;

function needsReferences({ unknown }: PlannedResource): boolean {
  return referring.some((name) => unknown[name] === true);
}

type References = Map<string, Readonly<Record<string, string>>>;

function readReferences(json: Buffer, slice: Slice | undefined, wanted: ReadonlySet<string>): References {
  const references: References = new Map();
  if (wanted.size > 0) addReferences(json, member(json, slice, "root_module"), "", wanted, references);
  return references;
}

function addReferences(
  json: Buffer,
  module: Slice | undefined,
  prefix: string,
  wanted: ReadonlySet<string>,
  references: References,
): void {
  for (const resource of listOf(json, member(json, module, "resources"))) {
    const address = `${prefix}${textOf(resource, "address") ?? ""}`;
    if (wanted.has(address)) references.set(address, referencesOf(resource.expressions, prefix));
  }
  const calls = member(json, module, "module_calls");
  if (!calls || isNull(json, calls)) return;
  for (const [name, call] of membersOf(json, calls))
    addReferences(json, member(json, call, "module"), `${prefix}module.${name}.`, wanted, references);
}

/** Terraform lists `type.name.attribute` and then `type.name`: the shortest is the resource. */
function referencesOf(expressions: unknown, prefix: string): Readonly<Record<string, string>> {
  if (!isMap(expressions)) return {};
  const pairs = referring.flatMap((name) => {
    const expression = expressions[name];
    const references: unknown = isMap(expression) ? expression.references : undefined;
    const last: unknown = Array.isArray(references) ? references.at(-1) : undefined;
    return typeof last === "string" ? [[name, `${prefix}${last}`]] : [];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}
