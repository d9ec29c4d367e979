import { isMap, type JsonMap } from "../../../config/check/policy/json-map";
import { blockOf, textOf, type PlannedResource } from "../read/plan";
import type { AttributeChange } from "../review";

/** What a resource says of itself, and not what AWS or Terraform keeps for themselves. */
export interface AttributeNames {
  /**
   * Texts, with what people call them, in the order in which they are read. `emails.value` is a text within the first
   * block of `emails`.
   */
  readonly texts: Readonly<Record<string, string>>;
  /** What is no news: ids, what is shown elsewhere. */
  readonly hidden: readonly string[];
}

/** The attributes of a resource that change; all that are set where it is created or deleted. */
export function attributeChanges(
  resource: PlannedResource,
  { texts, hidden }: AttributeNames,
): AttributeChange[] {
  const { before, after, unknown, sensitive } = resource;
  const named = Object.entries(texts).flatMap(([path, attribute]) => {
    const change = toChange(attribute, textAt(before, path), textAt(after, path), unknown[path] === true);
    const [top = ""] = path.split(".");
    return change ? [{ top, change: sensitive.has(top) ? masked(change) : change }] : [];
  });
  const skipped = new Set<string | undefined>([
    ...Object.keys(texts),
    ...named.map(({ top }) => top),
    ...hidden,
    "tags",
    "tags_all",
  ]);
  const others =
    before && after ? Object.keys({ ...before, ...after }).filter((name) => !skipped.has(name)) : [];
  return [
    ...named.map(({ change }) => change),
    ...tagChanges(resource),
    // Whatever else changes is named, so that no change is without a reason.
    ...others.map((name) => {
      const change = toChange(
        name.replaceAll("_", " "),
        jsonOf(before?.[name]),
        jsonOf(after?.[name]),
        unknown[name] === true,
      );
      return change && sensitive.has(name) ? masked(change) : change;
    }),
  ].filter((change) => change !== undefined);
}

/** That it changes, and not from what to what. */
function masked({ attribute, before, after, unknown }: AttributeChange): AttributeChange {
  return {
    attribute,
    ...(before !== undefined && { before: mask }),
    ...(after !== undefined && { after: mask }),
    ...(unknown && { unknown }),
    sensitive: true,
  };
}

const mask = "(sensitive value)";

function textAt(values: JsonMap | undefined, path: string): string | undefined {
  const [top = "", below] = path.split(".");
  return below === undefined ? textOf(values, top) : textOf(blockOf(values, top), below);
}

function toChange(
  attribute: string,
  before: string | undefined,
  after: string | undefined,
  unknown: boolean,
): AttributeChange | undefined {
  if (unknown) return { attribute, ...(before !== undefined && { before }), unknown: true };
  if (before === after) return undefined;
  return { attribute, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/** The provider's default tags are among `tags_all`, which may be unknown. Names of sensitive tags may be so, too. */
function tagChanges({ before, after, unknown, sensitive }: PlannedResource): (AttributeChange | undefined)[] {
  const name = unknown.tags_all === true || (before && !isMap(before.tags_all)) ? "tags" : "tags_all";
  const [old, now] = [tagsOf(before, name), tagsOf(after, name)];
  if (sensitive.has("tags") || sensitive.has("tags_all")) {
    const change = toChange("tags", jsonOf(old), jsonOf(now), false);
    return [change && masked(change)];
  }
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key) => toChange(`tag ${key}`, textOf(old, key), textOf(now, key), false));
}

function tagsOf(values: JsonMap | undefined, name: string): JsonMap {
  const tags = values?.[name] ?? {};
  return isMap(tags) ? tags : {};
}

/** A value as JSON; what is empty, in whichever of Terraform's forms, is none. */
function jsonOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "object" && Object.keys(value).length === 0) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
