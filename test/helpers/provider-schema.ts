import fs from "node:fs";
import path from "node:path";
import type { KnownNames, KnownType } from "../../scripts/provider-schema";

/** What a version of the AWS provider knows, by `aws_…` and `data.aws_…`. */
export type KnownTypes = Readonly<Record<string, KnownType>>;

const folder = path.join(__dirname, "../fixtures/provider-schemas");

/** The committed extracts of bindings, as `name, what it knows`. */
export function bindings(): [string, KnownTypes][] {
  return fs.readdirSync(folder).map((file) => {
    const { source, types } = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as {
      source: string;
      types: KnownTypes;
    };
    return [source, types];
  });
}

/** Terraform JSON, as far as it is looked at here. */
interface Synthesized {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly check?: Readonly<Record<string, { readonly data?: Blocks }>>;
}
type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** Arguments of Terraform itself, and the comment that cdktf writes. */
const ofTerraform = new Set([
  "//",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
]);

/** Every block that is synthesized, with its type: those of checks, too. */
export function blocksOf(stack: Synthesized): { readonly type: string; readonly block: object }[] {
  const inChecks = Object.values(stack.check ?? {}).map(({ data }) => data ?? {});
  const list = (blocks: Blocks = {}, prefix = "") =>
    Object.entries(blocks).flatMap(([type, named]) =>
      Object.values(named).map((block) => ({ type: `${prefix}${type}`, block })),
    );
  return [...list(stack.resource), ...[stack.data, ...inChecks].flatMap((blocks) => list(blocks, "data."))];
}

/** What is synthesized and not known: types, arguments at any depth, and attributes that an expression reads. */
export function unknownNames(stack: Synthesized, known: KnownTypes): string[] {
  const written = blocksOf(stack).flatMap(({ type, block }) => {
    const names = known[type]?.arguments;
    return names ? unknownArguments(block, names, type) : [type];
  });
  const references = /\b((?:data\.)?aws_[a-z_]+)\.[\w-]+(?:\[[^\]]*\])?\.([a-z_]+)/g;
  const read = [...JSON.stringify(stack).matchAll(references)]
    .filter(([, type = "", attribute = ""]) => !known[type]?.attributes.includes(attribute))
    .map(([, type, attribute]) => `\${${type}.*.${attribute}}`);
  return [...new Set([...written, ...read])];
}

function unknownArguments(value: unknown, known: KnownNames, place: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => unknownArguments(item, known, place));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => !ofTerraform.has(name))
    .flatMap(([name, inner]) => {
      const below = known[name];
      if (below === undefined) return [`${place}.${name}`];
      return below === null ? [] : unknownArguments(inner, below, `${place}.${name}`);
    });
}
